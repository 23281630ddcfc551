CREATE TABLE second_of_migration (day Date32)
ENGINE = MergeTree
ORDER BY day
