-- Facts as they were received. Of each template two tables:
--   <fact>_version  every accepted row of every submission, for replay (knownAt) and for what needs all versions (D-08);
--   <fact>          the newest version of each natural key (D-34), fed from the first when a submission is done.
-- A version is (submission, row): submissions of a street are numbered when they are acknowledged and applied in that
-- order; row is the row number that the user sees. A replayed submission writes the same identities again, and
-- ReplacingMergeTree keeps one: always read with FINAL, inside a range of units.
-- `content` is a 128-bit hash of all known columns as values (not spelling): equal content = 未变化.
-- Units are 12-digit numbers, so that a street is a range of the primary key.

-- T-00. The newest accepted row of a unit alone counts (D-39).
CREATE TABLE unit_version
(
    unit         UInt64,
    submission   UInt64,
    row          UInt32,
    received_at  DateTime64(3, 'Asia/Shanghai'),
    content      UInt128,
    name         String,
    street       UInt32,
    street_name  String,
    kind         LowCardinality(String),          -- 城市社区 | 村改居
    households   Nullable(UInt32),
    residents    Nullable(UInt32),
    buildings    Nullable(UInt32),
    boards       Nullable(UInt32),
    enabled_on   Date32,
    disabled_on  Nullable(Date32),
    successor    Nullable(UInt64)
)
ENGINE = ReplacingMergeTree
ORDER BY (unit, submission, row);

-- T-01E. Natural key: unit, event.
CREATE TABLE event_version
(
    unit          UInt64,
    event         String,
    submission    UInt64,
    row           UInt32,
    received_at   DateTime64(3, 'Asia/Shanghai'),
    backfill      Bool,
    content       UInt128,
    item          LowCardinality(String),
    name          String,
    kind          LowCardinality(String),         -- 一事一公开 | 申请 | 全过程 | 变更, never empty: the default is filled in
    happened_on   Date32,
    completed_on  Nullable(Date32),
    remark        String
)
ENGINE = ReplacingMergeTree
ORDER BY (unit, event, submission, row);

CREATE TABLE event AS event_version
ENGINE = ReplacingMergeTree(submission)
ORDER BY (unit, event);

-- T-01. Natural key: unit, item, period, event, stage; every row is a publication of its own, so that there is no
-- current state: readers take the first valid and the newest valid version (D-08).
CREATE TABLE register_version
(
    unit               UInt64,
    item               LowCardinality(String),
    period             String,                    -- 2026-03 | 2026Q1 | 2026 | 2026计划 | 长期 | '' when an event is named alone
    event              String,                    -- '' when a period is named
    stage              LowCardinality(String),    -- 事前 | 事中 | 事后 | ''
    submission         UInt64,
    row                UInt32,
    received_at        DateTime64(3, 'Asia/Shanghai'),
    backfill           Bool,
    content            UInt128,
    title              String,
    claimed_on         Date32,                    -- 实际公开日期 as written: decides about placeholders (D-10)
    claimed_time       String,                    -- HH:mm:ss, '' when only a date was given
    published_on       Date32,                    -- the date that counts: claimed_on, or the receipt date by G1 in live mode
    channels           Array(LowCardinality(String)),   -- G D M X W
    all_elements       Bool,                      -- 已填要素 = 全部
    elements           Array(UInt8),
    proofs             Array(LowCardinality(String)),   -- e1 … e10
    party_reviewed_on  Nullable(Date32),
    supervisor_reviewed_on  Nullable(Date32),
    first_reviewer     String,
    first_reviewed_on  Nullable(Date32),
    second_reviewer    String,
    second_reviewed_on Nullable(Date32),
    final_reviewer     String,
    final_reviewed_on  Nullable(Date32),
    nil_return         Bool,                      -- 零报告
    correction         LowCardinality(String),    -- '' | 主动 | 责令
    basis              String,
    body               String,
    remark             String
)
ENGINE = ReplacingMergeTree
ORDER BY (unit, item, period, event, stage, submission, row);

-- T-02. Natural key: unit, month, voucher, line.
CREATE TABLE ledger_version
(
    unit               UInt64,
    month              Date32,                    -- 会计期间, its first day
    voucher            String,
    line               UInt32,
    submission         UInt64,
    row                UInt32,
    received_at        DateTime64(3, 'Asia/Shanghai'),
    backfill           Bool,
    content            UInt128,
    business_on        Date32,
    direction          LowCardinality(String),    -- 收入 | 支出
    account            LowCardinality(String),    -- code of the chart; '' when the chart has no such code or name (FV-07)
    account_written    String,
    summary            String,
    amount             Decimal(18, 2),
    counterparty       String,
    fund_source        String,
    settlement         LowCardinality(String),    -- 现金 | 转账 | ''
    bill_no            String,
    handler            String,
    witness            String,
    approver           String,
    supervisor         String,
    project            String,
    contract           String,
    reversed_voucher   String,
    remark             String
)
ENGINE = ReplacingMergeTree
PARTITION BY toYear(month)
ORDER BY (unit, month, voucher, line, submission, row);

CREATE TABLE ledger AS ledger_version
ENGINE = ReplacingMergeTree(submission)
PARTITION BY toYear(month)
ORDER BY (unit, month, voucher, line);

-- T-03. Natural key: unit, month, fund.
CREATE TABLE sheet_version
(
    unit           UInt64,
    month          Date32,
    fund           String,
    submission     UInt64,
    row            UInt32,
    received_at    DateTime64(3, 'Asia/Shanghai'),
    backfill       Bool,
    content        UInt128,
    opening        Decimal(18, 2),
    income         Decimal(18, 2),
    expense        Decimal(18, 2),
    closing        Decimal(18, 2),
    year_income    Nullable(Decimal(18, 2)),
    year_expense   Nullable(Decimal(18, 2)),
    remark         String
)
ENGINE = ReplacingMergeTree
PARTITION BY toYear(month)
ORDER BY (unit, month, fund, submission, row);

CREATE TABLE sheet AS sheet_version
ENGINE = ReplacingMergeTree(submission)
PARTITION BY toYear(month)
ORDER BY (unit, month, fund);

-- T-08. Natural key: unit, feedback. Contents may be sensitive: never in logs.
CREATE TABLE feedback_version
(
    unit           UInt64,
    feedback       String,
    submission     UInt64,
    row            UInt32,
    received_at    DateTime64(3, 'Asia/Shanghai'),
    backfill       Bool,
    content        UInt128,
    kind           LowCardinality(String),        -- 咨询 | 建议 | 投诉 | 举报 | 异议 | 质询
    raised_on      Date32,
    raised_time    String,
    matter         String,                        -- 内容
    channel        String,
    item           LowCardinality(String),
    accepted_on    Nullable(Date32),
    answered_on    Nullable(Date32),
    answered_time  String,
    answer         String,
    closed_on      Nullable(Date32),
    rating         LowCardinality(String),        -- 满意 | 基本满意 | 不满意 | 未评价 | ''
    finding        LowCardinality(String),        -- 成立-遗漏 | 成立-不真实 | 不成立 | ''
    disclosed      LowCardinality(String)         -- 是 | 否 | ''
)
ENGINE = ReplacingMergeTree
ORDER BY (unit, feedback, submission, row);

CREATE TABLE feedback AS feedback_version
ENGINE = ReplacingMergeTree(submission)
ORDER BY (unit, feedback);

-- T-09. Natural key: unit, period, method.
CREATE TABLE survey_version
(
    unit              UInt64,
    period            String,                     -- 2026-03 | 2026Q1 | 2026
    method            LowCardinality(String),     -- 入户 | 电话 | 扫码 | 代表测评
    submission        UInt64,
    row               UInt32,
    received_at       DateTime64(3, 'Asia/Shanghai'),
    backfill          Bool,
    content           UInt128,
    issued            UInt32,
    satisfied         UInt32,
    fairly_satisfied  UInt32,
    dissatisfied      UInt32,
    unaware           UInt32,                     -- 不了解
    invalid           UInt32
)
ENGINE = ReplacingMergeTree
ORDER BY (unit, period, method, submission, row);

CREATE TABLE survey AS survey_version
ENGINE = ReplacingMergeTree(submission)
ORDER BY (unit, period, method);
