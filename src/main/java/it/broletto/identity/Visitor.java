package it.broletto.identity;

import it.broletto.web.SignedIn;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** Who looks at the page, from the session alone. */
@RequestScoped
class Visitor implements SignedIn {
    private final CurrentPerson current;

    Visitor(CurrentPerson current) {
        this.current = current;
    }

    @Override
    public boolean present() {
        return current.token().isPresent();
    }

    @Override
    public String displayName() {
        return current.token().map(CurrentPerson::displayName).orElse("");
    }

    @Override
    public Set<String> roles() {
        return current.token().isEmpty()
                ? Set.of()
                : current.roles().stream().map(Role::word).collect(Collectors.toUnmodifiableSet());
    }
}
