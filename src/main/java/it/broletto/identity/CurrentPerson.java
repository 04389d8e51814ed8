package it.broletto.identity;

import io.quarkus.runtime.BlockingOperationNotAllowedException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes this request. A session that has ended or cannot be read counts as nobody. */
@RequestScoped
public class CurrentPerson {
    private final CurrentIdentityAssociation identity;
    private final Pseudonyms pseudonyms;
    private final PersonService persons;
    private Optional<Person> person;

    CurrentPerson(CurrentIdentityAssociation identity, Pseudonyms pseudonyms, PersonService persons) {
        this.identity = identity;
        this.pseudonyms = pseudonyms;
        this.persons = persons;
    }

    public Optional<Person> get() {
        if (person == null) {
            person = token().map(this::person);
        }
        return person;
    }

    /** Refuses with {@code SIGN_IN_NEEDED} if nobody is signed in. */
    public Person require() {
        return get().orElseThrow(() -> new Refusal(Refusal.Reason.SIGN_IN_NEEDED));
    }

    /** Refuses with {@code SIGN_IN_NEEDED}, or with {@code NOT_ALLOWED} if the person lacks the role. */
    public Person require(Role role) {
        var found = require();
        if (!found.is(role)) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED);
        }
        return found;
    }

    /** Whether this person came in with a codice fiscale, as with SPID or CIE. */
    public boolean hasTaxCode() {
        return taxCode().isPresent();
    }

    /**
     * Whether a codice fiscale, as typed, is another human's: false if this person proved it is theirs, if it is a body's
     * (eleven digits), and if nobody is signed in with one to compare it with.
     */
    public boolean isAnothers(String typed) {
        return taxCode()
                .flatMap(own -> TaxCode.parse(typed).map(code -> code.length() == own.length() && !code.equals(own)))
                .orElse(false);
    }

    private Optional<String> taxCode() {
        return token().map(token -> token.<String>getClaim("fiscal_number"))
                .flatMap(CodiceFiscale::parse)
                .map(CodiceFiscale::value);
    }

    /** The way this person came in: a SPID broker's alias, or empty for accounts of the city's own realm. */
    Optional<String> broker() {
        return token().map(token -> token.<String>getClaim("identity_provider")).filter(alias -> !alias.isBlank());
    }

    /** Empty too where the session was not read and cannot be waited for, as when a path is unknown. */
    Optional<JsonWebToken> token() {
        try {
            return Optional.of(identity.getIdentity())
                    .filter(known -> !known.isAnonymous())
                    .map(SecurityIdentity::getPrincipal)
                    .filter(JsonWebToken.class::isInstance)
                    .map(JsonWebToken.class::cast);
        } catch (AuthenticationFailedException | BlockingOperationNotAllowedException ended) {
            return Optional.empty();
        }
    }

    private Person person(JsonWebToken token) {
        return new Person(
                persons.idOf(subject(token)),
                roles(),
                Assurance.level(token.getClaim("acr")),
                Instant.ofEpochSecond(Optional.ofNullable(token.<Object>getClaim("auth_time"))
                        .map(time -> Long.parseLong(time.toString()))
                        .orElse(0L)),
                birthDate(token.getClaim("birthdate")),
                displayName(token));
    }

    static String displayName(JsonWebToken token) {
        return Optional.ofNullable(token.<String>getClaim("name")).orElse("");
    }

    private byte[] subject(JsonWebToken token) {
        String fiscalNumber = token.getClaim("fiscal_number");
        if (fiscalNumber == null) {
            return pseudonyms.ofAccount(token.getSubject());
        }
        return CodiceFiscale.parse(fiscalNumber)
                .map(pseudonyms::of)
                .orElseThrow(() -> new IllegalStateException("The identity provider sent a wrong codice fiscale"));
    }

    Set<Role> roles() {
        return identity.getIdentity().getRoles().stream()
                .flatMap(word -> Role.of(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static LocalDate birthDate(String date) {
        return date == null ? null : LocalDate.parse(date);
    }
}
