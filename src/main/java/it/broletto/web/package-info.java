/**
 * What every page and every API answer share: the layout, the words for refusals, forms and their errors, language,
 * paging, and the guards of HTTP. Features use its public classes and the tags in {@code templates/tags}.
 */
package it.broletto.web;
