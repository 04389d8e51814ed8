/**
 * Mails to backers: an outbox that is written in the transaction of what causes a mail, what became of each, and the
 * links in them. A mail has no text until it is sent. Known by nobody; lower packages fire events or ask an interface of
 * their own.
 */
package it.broletto.notice;
