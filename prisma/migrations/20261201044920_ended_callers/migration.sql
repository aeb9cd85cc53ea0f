-- Streams of a caller end when their session or token does, whichever process or program ends it.

CREATE FUNCTION "callerEnded"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('change', TG_TABLE_NAME || ' ' || OLD.id);
  RETURN NULL;
END $$;

CREATE TRIGGER "Session_ended" AFTER DELETE ON "Session"
  FOR EACH ROW EXECUTE FUNCTION "callerEnded"();

CREATE TRIGGER "ApiToken_ended" AFTER DELETE ON "ApiToken"
  FOR EACH ROW EXECUTE FUNCTION "callerEnded"();

CREATE TRIGGER "ApiToken_revoked" AFTER UPDATE OF enabled ON "ApiToken"
  FOR EACH ROW WHEN (OLD.enabled AND NOT NEW.enabled) EXECUTE FUNCTION "callerEnded"();
