package it.broletto.rating;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "page_rating")
class PageRating {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String page;
    private String language;
    private int stars;

    @Enumerated(EnumType.STRING)
    private Reason reason;

    private String comment;

    @Column(name = "rated_at")
    private Instant ratedAt;

    protected PageRating() {}

    PageRating(String page, String language, NewRating rating, Instant ratedAt) {
        this.page = page;
        this.language = language;
        this.stars = rating.stars();
        this.reason = rating.reason();
        this.comment = rating.comment() == null || rating.comment().isEmpty() ? null : rating.comment();
        this.ratedAt = ratedAt;
    }
}
