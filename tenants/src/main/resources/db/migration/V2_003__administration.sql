-- People are created, disabled and given one-time passwords by people (process.md §0). `one_time_until` is set as long as
-- the password is a one-time one: until it is changed it opens nothing but the change of the password, after that moment
-- it opens nothing.
ALTER TABLE tenants.person
    ADD COLUMN display_name text NOT NULL DEFAULT '',
    ADD COLUMN disabled_at timestamptz,
    ADD COLUMN one_time_until timestamptz;
CREATE INDEX person_by_unit ON tenants.person (unit, role);

-- A person is seen by whoever checks a password, by the platform itself, and by whoever administers him; nobody else
-- needs a row with a hash in it, not even of his own community.
ALTER POLICY visible ON tenants.person USING ((SELECT base.scope_actor()) = 'login');

-- Who administers whom: the platform's administrators the street offices, the committees and each other; a street office
-- the roles of its own street's communities. Nobody changes himself, and what people create begins with a one-time
-- password: none of them ever knows a lasting one of somebody else.
CREATE POLICY administered ON tenants.person
    USING ((SELECT base.scope_audience()) = 'ADMINISTRATION'
               AND role IN ('ADMINISTRATOR', 'STREET_OFFICE', 'DISCIPLINE_COMMITTEE')
           OR (SELECT base.scope_audience()) = 'STREET'
               AND role IN ('CLERK', 'DIRECTOR', 'SUPERVISOR')
               AND unit <@ (SELECT base.scope_ranges()));
CREATE POLICY not_himself ON tenants.person AS RESTRICTIVE FOR UPDATE
    USING (username <> (SELECT base.scope_actor()));
CREATE POLICY one_time_first ON tenants.person AS RESTRICTIVE FOR INSERT
    WITH CHECK ((SELECT base.scope_audience()) = 'SYSTEM' OR one_time_until IS NOT NULL);

-- The administrator of the platform registers streets, so that somebody can be attached to them; their communities stay
-- out of his reach.
CREATE POLICY registered ON tenants.street
    USING ((SELECT base.scope_audience()) = 'ADMINISTRATION');
