-- Food, drink and tobacco under another name: welfare, office and other expenses, or meetings and visits in restaurants.
-- Words that only hold such a word are taken out first: kitchen waste, meals for the old, food safety.
SELECT
    unit,
    concat(toString(business_on), ' ', summary) AS subject,
    concat(account, ' 下的“', summary, '”', if(counterparty = '', '', concat('，收款 ', counterparty))) AS found,
    amount,
    [submission] AS submissions,
    [row] AS rows
FROM expense
WHERE account IN ('2.02', '2.07', '2.15')
      AND match(
          replaceRegexpAll(concat(summary, ' ', counterparty), '餐厨|助餐|餐巾|餐具|食品安全|酒精', ''),
          '餐|宴|食品|饮料|盒饭|饭菜|酒席|烟酒|香烟|卷烟|白酒|红酒|酒水|酒楼|酒店|饭店|菜馆|火锅')
   OR account != '2.04'
      AND match(summary, '会议|慰问')
      AND match(counterparty, '餐|酒楼|酒家|饭店|菜馆|火锅')
ORDER BY unit, business_on, row
