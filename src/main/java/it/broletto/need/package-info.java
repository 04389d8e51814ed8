/**
 * What a campaign needs beside money, in hours and pieces, and who offers it: a package of its own, since nothing of it
 * touches pledges or the ledger. Others call {@link it.broletto.need.NeedService}.
 */
package it.broletto.need;
