/** The public, append-only log of who (role, not name) did what, on what, when. Others call {@link it.broletto.audit.AuditService#record}. */
package it.broletto.audit;
