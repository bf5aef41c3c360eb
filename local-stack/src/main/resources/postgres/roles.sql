-- One role and one schema per service. A role owns its schema and has no right on another one, nor
-- on public; its search_path is its schema. The passwords are those of a machine that nobody else
-- reaches.
REVOKE ALL ON DATABASE campaigns FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE ROLE campaign LOGIN PASSWORD 'campaign';
GRANT CONNECT, TEMPORARY ON DATABASE campaigns TO campaign;
CREATE SCHEMA campaign AUTHORIZATION campaign;
ALTER ROLE campaign IN DATABASE campaigns SET search_path = campaign;

CREATE ROLE enrollment LOGIN PASSWORD 'enrollment';
GRANT CONNECT, TEMPORARY ON DATABASE campaigns TO enrollment;
CREATE SCHEMA enrollment AUTHORIZATION enrollment;
ALTER ROLE enrollment IN DATABASE campaigns SET search_path = enrollment;

CREATE ROLE dispatch LOGIN PASSWORD 'dispatch';
GRANT CONNECT, TEMPORARY ON DATABASE campaigns TO dispatch;
CREATE SCHEMA dispatch AUTHORIZATION dispatch;
ALTER ROLE dispatch IN DATABASE campaigns SET search_path = dispatch;
