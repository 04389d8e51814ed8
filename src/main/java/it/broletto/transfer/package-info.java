/**
 * The rail of bank transfers: a reference for each pledge, statements of the bank that are read, credits that find their
 * pledge or wait for a person, and what goes back. Nothing of it is for others
 * but the rail, and what a mail says to whoever pays.
 */
package it.broletto.transfer;
