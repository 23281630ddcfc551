-- Facts of the templates that are described by etl.template.Forms, in the shape of 3_001_facts.sql: <fact>_version keeps
-- every version, <fact> the newest of each key. Columns and meanings: finance.md §3.3 to §3.6, process.md §2, §8, §9.

-- T-04 专项资金. Natural key: unit, month, project. Amounts are cumulative to the end of the month.
CREATE TABLE special_fund_version
(
    unit          UInt64,
    month         Date32,                         -- 会计期间, its first day
    project       String,
    submission    UInt64,
    row           UInt32,
    received_at   DateTime64(3, 'Asia/Shanghai'),
    backfill      Bool,
    content       UInt128,
    name          String,
    source        String,                         -- 资金来源
    document      String,                         -- 文号
    budget        Decimal(18, 2),
    received      Decimal(18, 2),                 -- 已到账
    spent         Decimal(18, 2),                 -- 已支出
    bid           Nullable(Decimal(18, 2)),       -- 中标价
    contract      Nullable(Decimal(18, 2)),       -- 合同额
    settlement    Nullable(Decimal(18, 2)),       -- 结算额
    started_on    Nullable(Date32),
    completed_on  Nullable(Date32),               -- may lie ahead
    progress      Nullable(Decimal(7, 4)),        -- per cent, 0 … 100
    bidding       String,                         -- 招标方式
    adjustment    String,                         -- 调整决议号
    variation     String,                         -- 变更签证号
    remark        String
)
ENGINE = ReplacingMergeTree
PARTITION BY toYear(month)
ORDER BY (unit, month, project, submission, row);

CREATE TABLE special_fund AS special_fund_version
ENGINE = ReplacingMergeTree(submission)
PARTITION BY toYear(month)
ORDER BY (unit, month, project);

-- T-05 债权债务. Natural key: unit, month, counterparty, nature.
CREATE TABLE debt_version
(
    unit          UInt64,
    month         Date32,
    counterparty  String,                         -- 对方
    nature        LowCardinality(String),         -- 银行贷款 | 往来应收 | 往来应付 | 其他借款 | 还款
    submission    UInt64,
    row           UInt32,
    received_at   DateTime64(3, 'Asia/Shanghai'),
    backfill      Bool,
    content       UInt128,
    opening       Decimal(18, 2),
    increase      Decimal(18, 2),
    decrease      Decimal(18, 2),
    closing       Decimal(18, 2),
    due_on        Nullable(Date32),
    rate          Nullable(Decimal(7, 4)),        -- per cent a year
    resolution    String,                         -- 决议号
    remark        String
)
ENGINE = ReplacingMergeTree
PARTITION BY toYear(month)
ORDER BY (unit, month, counterparty, nature, submission, row);

CREATE TABLE debt AS debt_version
ENGINE = ReplacingMergeTree(submission)
PARTITION BY toYear(month)
ORDER BY (unit, month, counterparty, nature);

-- T-06 租赁台账. Natural key: unit, month, subject.
CREATE TABLE lease_version
(
    unit          UInt64,
    month         Date32,
    subject       String,                         -- 标的
    submission    UInt64,
    row           UInt32,
    received_at   DateTime64(3, 'Asia/Shanghai'),
    backfill      Bool,
    content       UInt128,
    area          Nullable(Decimal(16, 4)),       -- m²
    tenant        String,                         -- 承租人
    begins_on     Date32,
    ends_on       Date32,
    rent          Decimal(18, 2),                 -- a year's
    owed          Decimal(18, 2),                 -- 应收
    paid          Decimal(18, 2),                 -- 实收
    arrears       Nullable(Decimal(18, 2)),       -- 欠租 as written
    tendered      LowCardinality(String),         -- 公开招租: 是 | 否 | ''
    contract      String,
    remark        String
)
ENGINE = ReplacingMergeTree
PARTITION BY toYear(month)
ORDER BY (unit, month, subject, submission, row);

CREATE TABLE lease AS lease_version
ENGINE = ReplacingMergeTree(submission)
PARTITION BY toYear(month)
ORDER BY (unit, month, subject);

-- T-07 水电. Natural key: unit, month, meter.
CREATE TABLE utility_version
(
    unit          UInt64,
    month         Date32,
    meter         String,                         -- 表号
    submission    UInt64,
    row           UInt32,
    received_at   DateTime64(3, 'Asia/Shanghai'),
    backfill      Bool,
    content       UInt128,
    kind          LowCardinality(String),         -- 用水 | 用电 | ''
    begins        Decimal(16, 4),                 -- 起码
    ends          Decimal(16, 4),                 -- 止码
    multiplier    Decimal(16, 4),                 -- 倍率; 1 when the file has none
    price         Decimal(16, 4),                 -- 元 for a unit
    amount        Decimal(18, 2),
    remark        String
)
ENGINE = ReplacingMergeTree
PARTITION BY toYear(month)
ORDER BY (unit, month, meter, submission, row);

CREATE TABLE utility AS utility_version
ENGINE = ReplacingMergeTree(submission)
PARTITION BY toYear(month)
ORDER BY (unit, month, meter);

-- T-10 会议与表决. Natural key: unit, meeting. D0 to D10 are the steps of process.md §8.
CREATE TABLE meeting_version
(
    unit          UInt64,
    meeting       String,                         -- 会议编号
    submission    UInt64,
    row           UInt32,
    received_at   DateTime64(3, 'Asia/Shanghai'),
    backfill      Bool,
    content       UInt128,
    name          String,
    kind          LowCardinality(String),         -- 居民会议 | 居民代表会议 | 两委会议 | 协商议事会 | 群众监督会议 | 监督小组会议 | 党组织会议 | 其他
    item          LowCardinality(String),         -- the matter: 公开事项代码, ''
    event         String,                         -- its T-01E row, ''
    held_on       Date32,                         -- D4
    convened_on   Nullable(Date32),               -- 公告日期
    invited       UInt32,                         -- 应到
    present       UInt32,                         -- 实到
    method        LowCardinality(String),         -- 举手 | 票决 | ''
    agreed        Nullable(UInt32),
    opposed       Nullable(UInt32),
    abstained     Nullable(UInt32),
    outcome       LowCardinality(String),         -- D5: 通过 | 未通过 | ''
    resolution    String,
    proposed_on   Nullable(Date32),               -- D0
    discussed_on  Nullable(Date32),               -- D1
    consulted_on  Nullable(Date32),               -- D2
    announced_on  Nullable(Date32),               -- D3
    published_on  Nullable(Date32),               -- D6
    filed_on      Nullable(Date32),               -- D7
    filing        String,                         -- 备案号
    started_on    Nullable(Date32),               -- D8
    completed_on  Nullable(Date32),               -- D9
    evaluated_on  Nullable(Date32),               -- D10
    remark        String
)
ENGINE = ReplacingMergeTree
ORDER BY (unit, meeting, submission, row);

CREATE TABLE meeting AS meeting_version
ENGINE = ReplacingMergeTree(submission)
ORDER BY (unit, meeting);

-- T-11 评议结果. Natural key: unit, period, post. Totals of secret ballots; no names.
CREATE TABLE evaluation_version
(
    unit               UInt64,
    period             String,                    -- 2026-03 | 2026Q1 | 2026
    post               String,                    -- 岗位
    submission         UInt64,
    row                UInt32,
    received_at        DateTime64(3, 'Asia/Shanghai'),
    backfill           Bool,
    content            UInt128,
    kind               LowCardinality(String),    -- 成员 | 聘用人员 | 监督小组成员 | ''
    people             Nullable(UInt32),
    meeting            String,                    -- 会议编号 of T-10, ''
    held_on            Nullable(Date32),
    issued             UInt32,                    -- 发出
    returned           UInt32,                    -- 收回
    valid              UInt32,                    -- 有效
    excellent          UInt32,
    competent          UInt32,
    fairly_competent   UInt32,
    incompetent        UInt32,
    times              Nullable(UInt32),          -- 评议次数
    twice_incompetent  Nullable(UInt32),          -- 连续两次不称职人数
    published_on       Nullable(Date32),
    remark             String
)
ENGINE = ReplacingMergeTree
ORDER BY (unit, period, post, submission, row);

CREATE TABLE evaluation AS evaluation_version
ENGINE = ReplacingMergeTree(submission)
ORDER BY (unit, period, post);

-- T-12 审查登记. Natural key: unit, item, period, event, file. Never published (BM-01).
CREATE TABLE review_version
(
    unit                    UInt64,
    item                    LowCardinality(String),
    period                  String,               -- as register_version
    event                   String,
    file                    String,               -- 文件
    submission              UInt64,
    row                     UInt32,
    received_at             DateTime64(3, 'Asia/Shanghai'),
    backfill                Bool,
    content                 UInt128,
    origin                  LowCardinality(String),    -- 本单位产生 | 上级下发 | 下级上报 | 同级交流 | ''
    medium                  String,               -- 载体形式
    planned_on              Nullable(Date32),     -- 公开日期
    submitter               String,               -- 报送部门
    secrecy                 LowCardinality(String),    -- 国家秘密 | 商业秘密 | 工作秘密 | 个人隐私 | 过程性信息 | 无 | ''
    first_reviewer          String,
    first_opinion           String,
    first_reviewed_on       Date32,
    second_reviewer         String,
    second_opinion          String,
    second_reviewed_on      Nullable(Date32),
    final_reviewer          String,
    final_opinion           String,
    final_reviewed_on       Nullable(Date32),
    on_paper                LowCardinality(String),    -- 是 | 否 | ''
    online                  LowCardinality(String),    -- 是 | 否 | ''
    decision                LowCardinality(String),    -- 公开 | 部分公开 | 内部 | 班子内部 | 不予公开 | 暂缓公开 | 报请确定 | ''
    ground                  String,               -- 依据
    referral                String,               -- 报请文号
    review_again_on         Nullable(Date32),
    party_reviewed_on       Nullable(Date32),
    party_opinion           String,
    supervisor_reviewed_on  Nullable(Date32),
    supervisor_opinion      String,
    remark                  String
)
ENGINE = ReplacingMergeTree
ORDER BY (unit, item, period, event, file, submission, row);

CREATE TABLE review AS review_version
ENGINE = ReplacingMergeTree(submission)
ORDER BY (unit, item, period, event, file);
