-- a table of a unit as a module would make it, for the tests of the seams
SELECT base.open_schema('test');
CREATE TABLE test.note
(
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit bigint NOT NULL,
    text text   NOT NULL
);
SELECT base.protect('test.note');
