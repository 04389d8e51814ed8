/** How clear people find a page: the component at the end of every page. Known by nobody; the layout posts to it. */
package it.broletto.rating;
