-- Two statements; a semicolon in a text; ends nothing.
CREATE TABLE first_of_migration (unit UInt64, text String DEFAULT ';')
ENGINE = MergeTree
ORDER BY unit;

ALTER TABLE first_of_migration ADD COLUMN more String;
