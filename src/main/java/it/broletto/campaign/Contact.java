package it.broletto.campaign;

import it.broletto.identity.MailAddress;

/**
 * Where a backer wants to be written to about a pledge.
 *
 * @param updates whether the updates of the campaign are wanted too
 * @param language {@code it} or {@code en}
 */
public record Contact(MailAddress address, boolean updates, String language) {}
