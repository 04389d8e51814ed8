package it.broletto.rating;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Keeps ratings of pages. */
@ApplicationScoped
@Transactional
public class RatingService {

    private final PageRatings ratings;
    private final Clock clock;

    RatingService(PageRatings ratings, Clock clock) {
        this.ratings = ratings;
        this.clock = clock;
    }

    /** @param page path of a page of this site, without its query */
    public void rate(String page, String language, NewRating rating) {
        ratings.persist(new PageRating(page, language, rating, clock.instant()));
    }
}
