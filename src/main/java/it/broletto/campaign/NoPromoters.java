package it.broletto.campaign;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** As long as nobody says who the promoters are, officers alone act for campaigns. */
@DefaultBean
@ApplicationScoped
class NoPromoters implements Promoters {

    @Override
    public boolean isPromoter(UUID campaign, UUID person) {
        return false;
    }
}
