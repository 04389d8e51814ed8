/** A campaign on other people's pages: the frame to embed, and the picture that social networks show. Knows campaigns, is known by none. */
package it.broletto.share;
