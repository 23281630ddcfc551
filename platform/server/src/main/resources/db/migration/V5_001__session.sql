SELECT base.open_schema('server');

-- Logins of people, as Spring Session keeps them; no rows of units. Any node of the platform can go on with a session.
CREATE TABLE server.session
(
    primary_id            char(36) PRIMARY KEY,
    session_id            char(36) NOT NULL UNIQUE,
    creation_time         bigint   NOT NULL,
    last_access_time      bigint   NOT NULL,
    max_inactive_interval integer  NOT NULL,
    expiry_time           bigint   NOT NULL,
    principal_name        varchar(100)
);
CREATE INDEX session_expiry ON server.session (expiry_time);
CREATE INDEX session_principal ON server.session (principal_name);

CREATE TABLE server.session_attributes
(
    session_primary_id char(36)     NOT NULL REFERENCES server.session ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON server.session, server.session_attributes TO jujian_app;
