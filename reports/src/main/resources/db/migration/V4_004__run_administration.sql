-- The administrator sees which computations ran, of whom and how they ended; figures stand in other tables.
CREATE POLICY administration ON reports.run FOR SELECT
    USING ((SELECT base.scope_audience()) = 'ADMINISTRATION');
CREATE INDEX run_by_unit ON reports.run (unit, number);
