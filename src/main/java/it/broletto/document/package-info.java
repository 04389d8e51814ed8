/** Documents to keep and print: {@code TaggedPdf} is for others. */
package it.broletto.document;
