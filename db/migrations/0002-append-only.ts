/** Guards that make what is recorded append-only. */
export const appendOnly = `
-- Append-only. REPLACE deletes without firing a delete trigger, so the key is guarded before the insert as well; a test
-- after all migrations tries each of these on each table.
CREATE TRIGGER sources_no_update BEFORE UPDATE ON sources
BEGIN SELECT RAISE(ABORT, 'sources is append-only'); END;
CREATE TRIGGER sources_no_delete BEFORE DELETE ON sources
BEGIN SELECT RAISE(ABORT, 'sources is append-only'); END;
CREATE TRIGGER sources_no_replace BEFORE INSERT ON sources
WHEN EXISTS (SELECT 1 FROM sources WHERE source_id = NEW.source_id)
  OR EXISTS (SELECT 1 FROM sources WHERE name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'sources is append-only'); END;
CREATE TRIGGER event_kinds_no_update BEFORE UPDATE ON event_kinds
BEGIN SELECT RAISE(ABORT, 'event_kinds is append-only'); END;
CREATE TRIGGER event_kinds_no_delete BEFORE DELETE ON event_kinds
BEGIN SELECT RAISE(ABORT, 'event_kinds is append-only'); END;
CREATE TRIGGER event_kinds_no_replace BEFORE INSERT ON event_kinds
WHEN EXISTS (SELECT 1 FROM event_kinds WHERE kind_id = NEW.kind_id)
  OR EXISTS (SELECT 1 FROM event_kinds WHERE event = NEW.event AND version = NEW.version AND domain = NEW.domain)
BEGIN SELECT RAISE(ABORT, 'event_kinds is append-only'); END;
CREATE TRIGGER operators_no_update BEFORE UPDATE ON operators
BEGIN SELECT RAISE(ABORT, 'operators is append-only'); END;
CREATE TRIGGER operators_no_delete BEFORE DELETE ON operators
BEGIN SELECT RAISE(ABORT, 'operators is append-only'); END;
CREATE TRIGGER operators_no_replace BEFORE INSERT ON operators
WHEN EXISTS (SELECT 1 FROM operators WHERE operator_id = NEW.operator_id)
  OR EXISTS (SELECT 1 FROM operators WHERE operator_key = NEW.operator_key)
BEGIN SELECT RAISE(ABORT, 'operators is append-only'); END;
CREATE TRIGGER operator_emails_no_update BEFORE UPDATE ON operator_emails
BEGIN SELECT RAISE(ABORT, 'operator_emails is append-only'); END;
CREATE TRIGGER operator_emails_no_delete BEFORE DELETE ON operator_emails
BEGIN SELECT RAISE(ABORT, 'operator_emails is append-only'); END;
CREATE TRIGGER operator_emails_no_replace BEFORE INSERT ON operator_emails
WHEN EXISTS (SELECT 1 FROM operator_emails WHERE email_id = NEW.email_id)
  OR EXISTS (SELECT 1 FROM operator_emails WHERE email = NEW.email)
BEGIN SELECT RAISE(ABORT, 'operator_emails is append-only'); END;
CREATE TRIGGER role_sets_no_update BEFORE UPDATE ON role_sets
BEGIN SELECT RAISE(ABORT, 'role_sets is append-only'); END;
CREATE TRIGGER role_sets_no_delete BEFORE DELETE ON role_sets
BEGIN SELECT RAISE(ABORT, 'role_sets is append-only'); END;
CREATE TRIGGER role_sets_no_replace BEFORE INSERT ON role_sets
WHEN EXISTS (SELECT 1 FROM role_sets WHERE role_set_id = NEW.role_set_id)
  OR EXISTS (SELECT 1 FROM role_sets WHERE roles = NEW.roles)
BEGIN SELECT RAISE(ABORT, 'role_sets is append-only'); END;
CREATE TRIGGER origins_no_update BEFORE UPDATE ON origins
BEGIN SELECT RAISE(ABORT, 'origins is append-only'); END;
CREATE TRIGGER origins_no_delete BEFORE DELETE ON origins
BEGIN SELECT RAISE(ABORT, 'origins is append-only'); END;
CREATE TRIGGER origins_no_replace BEFORE INSERT ON origins
WHEN EXISTS (SELECT 1 FROM origins WHERE origin_id = NEW.origin_id)
  OR EXISTS (SELECT 1 FROM origins WHERE origin = NEW.origin)
BEGIN SELECT RAISE(ABORT, 'origins is append-only'); END;
CREATE TRIGGER methods_no_update BEFORE UPDATE ON methods
BEGIN SELECT RAISE(ABORT, 'methods is append-only'); END;
CREATE TRIGGER methods_no_delete BEFORE DELETE ON methods
BEGIN SELECT RAISE(ABORT, 'methods is append-only'); END;
CREATE TRIGGER methods_no_replace BEFORE INSERT ON methods
WHEN EXISTS (SELECT 1 FROM methods WHERE method_id = NEW.method_id)
  OR EXISTS (SELECT 1 FROM methods WHERE method = NEW.method)
BEGIN SELECT RAISE(ABORT, 'methods is append-only'); END;
CREATE TRIGGER orgs_no_update BEFORE UPDATE ON orgs
BEGIN SELECT RAISE(ABORT, 'orgs is append-only'); END;
CREATE TRIGGER orgs_no_delete BEFORE DELETE ON orgs
BEGIN SELECT RAISE(ABORT, 'orgs is append-only'); END;
CREATE TRIGGER orgs_no_replace BEFORE INSERT ON orgs
WHEN EXISTS (SELECT 1 FROM orgs WHERE org_ref = NEW.org_ref)
  OR EXISTS (SELECT 1 FROM orgs WHERE org_id = NEW.org_id)
BEGIN SELECT RAISE(ABORT, 'orgs is append-only'); END;
CREATE TRIGGER statuses_no_update BEFORE UPDATE ON statuses
BEGIN SELECT RAISE(ABORT, 'statuses is append-only'); END;
CREATE TRIGGER statuses_no_delete BEFORE DELETE ON statuses
BEGIN SELECT RAISE(ABORT, 'statuses is append-only'); END;
CREATE TRIGGER statuses_no_replace BEFORE INSERT ON statuses
WHEN EXISTS (SELECT 1 FROM statuses WHERE status_id = NEW.status_id)
  OR EXISTS (SELECT 1 FROM statuses WHERE status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'statuses is append-only'); END;
CREATE TRIGGER reasons_no_update BEFORE UPDATE ON reasons
BEGIN SELECT RAISE(ABORT, 'reasons is append-only'); END;
CREATE TRIGGER reasons_no_delete BEFORE DELETE ON reasons
BEGIN SELECT RAISE(ABORT, 'reasons is append-only'); END;
CREATE TRIGGER reasons_no_replace BEFORE INSERT ON reasons
WHEN EXISTS (SELECT 1 FROM reasons WHERE reason_ref = NEW.reason_ref)
  OR EXISTS (SELECT 1 FROM reasons WHERE reason = NEW.reason)
BEGIN SELECT RAISE(ABORT, 'reasons is append-only'); END;
CREATE TRIGGER descriptions_no_update BEFORE UPDATE ON descriptions
BEGIN SELECT RAISE(ABORT, 'descriptions is append-only'); END;
CREATE TRIGGER descriptions_no_delete BEFORE DELETE ON descriptions
BEGIN SELECT RAISE(ABORT, 'descriptions is append-only'); END;
CREATE TRIGGER descriptions_no_replace BEFORE INSERT ON descriptions
WHEN EXISTS (SELECT 1 FROM descriptions WHERE description_id = NEW.description_id)
  OR EXISTS (SELECT 1 FROM descriptions WHERE description = NEW.description)
BEGIN SELECT RAISE(ABORT, 'descriptions is append-only'); END;
CREATE TRIGGER phone_types_no_update BEFORE UPDATE ON phone_types
BEGIN SELECT RAISE(ABORT, 'phone_types is append-only'); END;
CREATE TRIGGER phone_types_no_delete BEFORE DELETE ON phone_types
BEGIN SELECT RAISE(ABORT, 'phone_types is append-only'); END;
CREATE TRIGGER phone_types_no_replace BEFORE INSERT ON phone_types
WHEN EXISTS (SELECT 1 FROM phone_types WHERE phone_type_id = NEW.phone_type_id)
  OR EXISTS (SELECT 1 FROM phone_types WHERE phone_type = NEW.phone_type)
BEGIN SELECT RAISE(ABORT, 'phone_types is append-only'); END;
CREATE TRIGGER phone_numbers_no_update BEFORE UPDATE ON phone_numbers
BEGIN SELECT RAISE(ABORT, 'phone_numbers is append-only'); END;
CREATE TRIGGER phone_numbers_no_delete BEFORE DELETE ON phone_numbers
BEGIN SELECT RAISE(ABORT, 'phone_numbers is append-only'); END;
CREATE TRIGGER phone_numbers_no_replace BEFORE INSERT ON phone_numbers
WHEN EXISTS (SELECT 1 FROM phone_numbers WHERE number_id = NEW.number_id)
  OR EXISTS (SELECT 1 FROM phone_numbers WHERE spelling = NEW.spelling)
BEGIN SELECT RAISE(ABORT, 'phone_numbers is append-only'); END;
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events
BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events
BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
CREATE TRIGGER audit_events_in_order BEFORE INSERT ON audit_events
WHEN NEW.leaf_index IS NOT (SELECT coalesce(max(leaf_index), -1) + 1 FROM audit_events)
  OR EXISTS (SELECT 1 FROM audit_events WHERE event_id = NEW.event_id)
BEGIN SELECT RAISE(ABORT, 'audit_events is append-only, without gaps'); END;
CREATE TRIGGER payloads_no_update BEFORE UPDATE ON payloads
BEGIN SELECT RAISE(ABORT, 'payloads is append-only'); END;
CREATE TRIGGER payloads_no_delete BEFORE DELETE ON payloads
BEGIN SELECT RAISE(ABORT, 'payloads is append-only'); END;
CREATE TRIGGER payloads_no_replace BEFORE INSERT ON payloads
WHEN EXISTS (SELECT 1 FROM payloads WHERE leaf_index = NEW.leaf_index)
BEGIN SELECT RAISE(ABORT, 'payloads is append-only'); END;
CREATE TRIGGER snapshots_no_update BEFORE UPDATE ON snapshots
BEGIN SELECT RAISE(ABORT, 'snapshots is append-only'); END;
CREATE TRIGGER snapshots_no_delete BEFORE DELETE ON snapshots
BEGIN SELECT RAISE(ABORT, 'snapshots is append-only'); END;
CREATE TRIGGER snapshots_no_replace BEFORE INSERT ON snapshots
WHEN EXISTS (SELECT 1 FROM snapshots WHERE snapshot_id = NEW.snapshot_id)
  OR EXISTS (SELECT 1 FROM snapshots WHERE as_of = NEW.as_of AND digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'snapshots is append-only'); END;
CREATE TRIGGER customer_phones_no_update BEFORE UPDATE ON customer_phones
BEGIN SELECT RAISE(ABORT, 'customer_phones is append-only'); END;
CREATE TRIGGER customer_phones_no_delete BEFORE DELETE ON customer_phones
BEGIN SELECT RAISE(ABORT, 'customer_phones is append-only'); END;
CREATE TRIGGER customer_phones_no_replace BEFORE INSERT ON customer_phones
WHEN EXISTS (SELECT 1 FROM customer_phones WHERE customer_phone_id = NEW.customer_phone_id)
  OR EXISTS (SELECT 1 FROM customer_phones WHERE digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'customer_phones is append-only'); END;
CREATE TRIGGER snapshot_phones_no_update BEFORE UPDATE ON snapshot_phones
BEGIN SELECT RAISE(ABORT, 'snapshot_phones is append-only'); END;
CREATE TRIGGER snapshot_phones_no_delete BEFORE DELETE ON snapshot_phones
BEGIN SELECT RAISE(ABORT, 'snapshot_phones is append-only'); END;
CREATE TRIGGER snapshot_phones_no_replace BEFORE INSERT ON snapshot_phones
WHEN EXISTS (SELECT 1 FROM snapshot_phones WHERE snapshot_id = NEW.snapshot_id AND phone_id = NEW.phone_id)
BEGIN SELECT RAISE(ABORT, 'snapshot_phones is append-only'); END;
-- What was refused is kept as it came; only how often and when it was last seen may change.
CREATE TRIGGER quarantine_no_delete BEFORE DELETE ON quarantine
BEGIN SELECT RAISE(ABORT, 'quarantine keeps everything'); END;
CREATE TRIGGER quarantine_no_update BEFORE UPDATE OF
  quarantine_id, source_id, file, ordinal, byte_offset, byte_length, bytes, digest, code, pointer, expected, error_offset, first_seen_at
ON quarantine
BEGIN SELECT RAISE(ABORT, 'quarantine keeps everything'); END;
CREATE TRIGGER quarantine_no_replace BEFORE INSERT ON quarantine
WHEN EXISTS (SELECT 1 FROM quarantine WHERE quarantine_id = NEW.quarantine_id)
  OR EXISTS (
    SELECT 1 FROM quarantine WHERE digest = NEW.digest AND source_id = NEW.source_id AND file = NEW.file
      AND byte_offset = NEW.byte_offset AND code = NEW.code
  )
BEGIN SELECT RAISE(ABORT, 'quarantine keeps everything'); END;
CREATE TRIGGER revisions_no_delete BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions are re-derived, never deleted'); END;
CREATE TRIGGER revisions_no_move BEFORE UPDATE OF leaf_index, slot, occurred_at ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions keep their place'); END;
CREATE TRIGGER revisions_no_replace BEFORE INSERT ON revisions
WHEN EXISTS (SELECT 1 FROM revisions WHERE leaf_index = NEW.leaf_index)
BEGIN SELECT RAISE(ABORT, 'revisions are re-derived, never replaced'); END;
`;
