package it.broletto.web;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Stands in where no login is installed. */
@DefaultBean
@ApplicationScoped
class Nobody implements SignedIn {

    @Override
    public boolean present() {
        return false;
    }

    @Override
    public String displayName() {
        return "";
    }

    @Override
    public Set<String> roles() {
        return Set.of();
    }
}
