package it.broletto.notice;

import it.broletto.notice.Tokens.Found;
import it.broletto.notice.Tokens.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What the links in mails do. Looking at one changes nothing. */
@ApplicationScoped
@Transactional
public class LinkService {

    private final Tokens tokens;
    private final Contacts contacts;
    private final RequestService requests;
    private final Clock clock;

    /**
     * What became of a link.
     *
     * @param person who is let in by it; null: nobody is
     * @param confirmed the pledge that it made; null: none
     */
    record Followed(Found link, UUID person, RequestService.Confirmed confirmed) {}

    LinkService(Tokens tokens, Contacts contacts, RequestService requests, Clock clock) {
        this.tokens = tokens;
        this.contacts = contacts;
        this.requests = requests;
        this.clock = clock;
    }

    /** What a link would do; empty if it is unknown, too old or used up. */
    Optional<Found> look(String token) {
        return tokens.find(token, clock.instant()).filter(this::good);
    }

    /** To an address that is erased nobody subscribes any more. */
    private boolean good(Found found) {
        return found.purpose() == Purpose.STOP
                || !found.used()
                        && (found.purpose() != Purpose.UPDATES
                                || !contacts.addresses(found.contact()).isEmpty());
    }

    /** Does it, once; empty as {@link #look}. What the pledge refuses is passed on, and the link stays good. */
    Optional<Followed> follow(String token) {
        var now = clock.instant();
        return tokens.hold(token, now).filter(this::good).flatMap(link -> {
            if (!link.used()) {
                tokens.use(token, now);
            }
            return switch (link.purpose()) {
                case CONFIRM -> requests.confirm(link.contact()).map(made -> new Followed(link, made.person(), made));
                case OPEN -> contacts.personOf(link.contact()).map(person -> new Followed(link, person, null));
                case UPDATES -> {
                    contacts.confirm(link.contact(), true, now);
                    yield Optional.of(new Followed(link, null, null));
                }
                case STOP -> {
                    stop(link);
                    yield Optional.of(new Followed(link, null, null));
                }
            };
        });
    }

    private void stop(Found link) {
        if (link.kind() == MailKind.UPDATE) {
            contacts.stopUpdates(link.contact());
        } else {
            contacts.stop(link.contact(), clock.instant());
        }
    }
}
