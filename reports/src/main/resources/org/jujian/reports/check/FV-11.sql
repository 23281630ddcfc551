-- A contract is worth no more than its bid; a settlement at most a tenth more than its contract unless a variation was
-- signed (变更签证).
SELECT
    unit,
    month,
    concat(formatDateTime(month, '%Y-%m'), ' ', project) AS key,
    over_bid OR over_contract AS failed,
    concat('项目“', name, '”合同额 ', toDecimalString(contract_sum, 2), ' 元',
        if(over_bid, concat('，高于中标价 ', toDecimalString(bid_sum, 2), ' 元'), ''),
        if(over_contract, concat('，结算额 ', toDecimalString(settlement_sum, 2), ' 元，没有变更签证号'), '')) AS found,
    '合同额不高于中标价；结算额不超过合同额的 110%，超过的填变更签证号' AS expected,
    [submission] AS submissions,
    [row] AS rows,
    backfill
FROM
(
    SELECT unit, month, project, name, submission, row, backfill,
           ifNull(contract, 0) AS contract_sum,
           ifNull(bid, 0) AS bid_sum,
           ifNull(settlement, 0) AS settlement_sum,
           ifNull(contract > bid, false) AS over_bid,
           ifNull(10 * settlement > 11 * contract, false) AND variation = '' AS over_contract
    FROM special_fund_known
    WHERE isNotNull(contract)
      AND (isNotNull(bid) OR isNotNull(settlement))
)
