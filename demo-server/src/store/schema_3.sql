-- Links in mails: the tokens that were sent, and the links themselves in the outbox.
CREATE TABLE mail_tokens (
  token_hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  -- What the link is about: a provider user for an invitation.
  subject_id TEXT NOT NULL,
  email TEXT NOT NULL,
  expires_millis INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_tokens_by_subject ON mail_tokens (subject_id);

ALTER TABLE outbox ADD COLUMN link TEXT;
