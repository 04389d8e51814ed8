package it.broletto.campaign;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A backer as everybody sees it. {@code name} null = wants no name; {@code message} may be null. Of the time only the day
 * in Rome: by the instant it could be found in the audit log and in the ledger, which tells amounts. {@code place} is for
 * paging: not the pledge's id, for the same reason.
 */
public record BackerView(String name, String message, LocalDate day, UUID place) {}
