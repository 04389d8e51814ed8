/**
 * Who is here: the pseudonymous person, roles, level of assurance and residence. Others use {@link
 * it.broletto.identity.CurrentPerson}, {@link it.broletto.identity.Person}, {@link it.broletto.identity.Assurance} and
 * {@link it.broletto.identity.ResidenceRegistry}.
 */
package it.broletto.identity;
