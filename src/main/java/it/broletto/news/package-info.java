/**
 * What a campaign's promoter tells, and what people ask: a package of its own, since nothing of it touches pledges.
 * Others call {@link it.broletto.news.NewsService} and {@link it.broletto.news.QuestionService}.
 */
package it.broletto.news;
