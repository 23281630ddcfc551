-- The second wall (design.md): who asks is set per transaction by org.jujian.base.postgres.Database, and row-level
-- security compares. Nothing set = nothing visible.

-- The codes that the transaction reaches; the empty multirange when nothing was set.
CREATE FUNCTION base.scope_ranges() RETURNS int8multirange
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(nullif(current_setting('jujian.ranges', true), ''), '{}')::int8multirange;

-- The kind of reader (org.jujian.base.scope.Audience), and the name of who asks; '' when nothing was set.
CREATE FUNCTION base.scope_audience() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('jujian.audience', true), '');

CREATE FUNCTION base.scope_actor() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('jujian.actor', true), '');

CREATE FUNCTION base.in_scope(unit bigint) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN unit <@ base.scope_ranges();

-- A module's schema, usable by the application role. First statement of a module's first migration:
--   SELECT base.open_schema('etl');
CREATE FUNCTION base.open_schema(name text) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', name);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO jujian_app', name);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE ON SEQUENCES TO jujian_app', name);
END
$$;

-- Forces row-level security on a table whose rows belong to a unit, and opens it to the application role:
--   SELECT base.protect('etl.submission');
-- The policy reads the scope once per statement, not once per row. Take rights away afterwards where rows may only
-- be added: REVOKE UPDATE, DELETE ON … FROM jujian_app.
CREATE FUNCTION base.protect(relation regclass, unit_column name DEFAULT 'unit') RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', relation);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', relation);
    EXECUTE format('CREATE POLICY in_scope ON %s USING (%I <@ (SELECT base.scope_ranges()))', relation, unit_column);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO jujian_app', relation);
END
$$;

REVOKE EXECUTE ON FUNCTION base.open_schema(text), base.protect(regclass, name) FROM PUBLIC;
GRANT USAGE ON SCHEMA base TO jujian_app;
