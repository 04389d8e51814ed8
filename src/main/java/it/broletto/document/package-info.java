/** Documents to keep, print and send: PDFs that can be read aloud, codes for cameras, files of transfers for banks. */
package it.broletto.document;
