-- What a provider pays, how, and from where.
CREATE TABLE provider_billing (
  provider_id TEXT PRIMARY KEY REFERENCES providers ON DELETE CASCADE,
  -- In the payment provider's words: trialing, active, past_due, unpaid, canceled, …
  status TEXT NOT NULL,
  -- charge_automatically or send_invoice.
  collection_method TEXT NOT NULL,
  discount_percent REAL,
  credit_cents INTEGER,
  trial_end_millis INTEGER,
  cancel_at_millis INTEGER,
  -- Since when something is unpaid: the grace period begins here.
  unpaid_since_millis INTEGER,
  -- Both as JSON, as on the wire.
  address TEXT,
  payment_method TEXT,
  -- verified, pending or failed.
  tax_id_state TEXT NOT NULL
) STRICT;

INSERT INTO provider_billing
SELECT id, 'active', 'send_invoice', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'verified'
FROM providers WHERE status = 2;

-- One per provider and month.
CREATE TABLE provider_invoices (
  id TEXT PRIMARY KEY,
  provider_id TEXT NOT NULL REFERENCES providers ON DELETE CASCADE,
  -- Year * 12 + month, January being 0.
  month INTEGER NOT NULL,
  number TEXT NOT NULL,
  due_date TEXT,
  -- open, paid or uncollectible.
  status TEXT NOT NULL,
  total_cents INTEGER NOT NULL,
  UNIQUE (provider_id, month)
) STRICT;

-- The clients as they were when the invoice was made.
CREATE TABLE provider_invoice_lines (
  invoice_id TEXT NOT NULL REFERENCES provider_invoices ON DELETE CASCADE,
  client_name TEXT NOT NULL,
  -- NULL for seats of the minimum that no client has.
  organization_id TEXT,
  plan_type INTEGER NOT NULL,
  assigned_seats INTEGER NOT NULL,
  used_seats INTEGER NOT NULL,
  total_cents INTEGER NOT NULL
) STRICT;
CREATE INDEX provider_invoice_lines_by_invoice ON provider_invoice_lines (invoice_id);
