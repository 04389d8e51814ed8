package it.broletto.rating;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class PageRatings implements PanacheRepository<PageRating> {}
