-- Somebody else set the master password: a new one has to be chosen before anything else.
ALTER TABLE users ADD COLUMN force_password_reset INTEGER NOT NULL DEFAULT 0;
