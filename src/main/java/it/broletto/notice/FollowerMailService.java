package it.broletto.notice;

import it.broletto.bridge.FollowService;
import it.broletto.bridge.SupportersInvited;
import it.broletto.identity.MailAddress;
import it.broletto.identity.Person;
import it.broletto.identity.Pseudonyms;
import it.broletto.shared.Sealed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Mails to people who follow a project, when it goes on as a campaign: only to those who asked for them and confirmed it
 * from their address. Who is invited is what {@link FollowService} wrote down; no ballot is ever looked at.
 */
@ApplicationScoped
@Transactional
public class FollowerMailService {

    /** @param address for its owner's eyes only @param confirmed whether they said yes from there */
    record Wanted(String address, boolean confirmed) {}

    private final FollowerMails followers;
    private final MailService mails;
    private final Contacts contacts;
    private final Outbox outbox;
    private final FollowService following;
    private final Sealed sealed;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    FollowerMailService(
            FollowerMails followers,
            MailService mails,
            Contacts contacts,
            Outbox outbox,
            FollowService following,
            Sealed sealed,
            Pseudonyms pseudonyms,
            Clock clock) {
        this.followers = followers;
        this.mails = mails;
        this.contacts = contacts;
        this.outbox = outbox;
        this.following = following;
        this.sealed = sealed;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** Empty if a person wants no such mails. */
    Optional<Wanted> of(Person person) {
        return followers.of(person.id()).flatMap(left -> sealed.open(
                        left.address(), MailService.belongsTo(left.contact()))
                .map(address -> new Wanted(address, left.confirmed())));
    }

    /**
     * Writes to an address that its owner may confirm it; takes the place of another one. The same again is a new mail while
     * it is not confirmed. To one address at most five mails a day are caused so.
     */
    void ask(MailAddress address, String language, Person person) {
        followers.hold(person.id());
        var before = followers.of(person.id());
        var same = before.filter(left -> Arrays.equals(left.key(), pseudonyms.of(address)));
        if (same.filter(FollowerMails.Left::confirmed).isPresent()) {
            return;
        }
        if (same.isEmpty()) {
            stop(person);
        }
        var mayAsk = mails.mayAsk(address);
        var contact =
                same.map(FollowerMails.Left::contact).orElseGet(() -> mails.leave(address, language, null, false));
        followers.put(person.id(), contact);
        if (mayAsk) {
            var now = clock.instant();
            outbox.write(contact, MailKind.FOLLOW, now.toString(), now);
        }
    }

    /** Wants no more: the address is erased. Again is nothing. */
    void stop(Person person) {
        followers.of(person.id()).ifPresent(left -> contacts.stop(left.contact(), clock.instant()));
    }

    void invited(@Observes SupportersInvited invited) {
        followers.writeToInvited(invited.campaign(), clock.instant());
    }

    /** The invitation that a mail tells; empty if the campaign is over, or the person closed it or follows no more. */
    Optional<FollowService.Invitation> invitation(Outgoing mail) {
        return followers.personOf(mail.contact()).flatMap(person -> following.invitations(person).stream()
                .filter(one -> one.campaign().equals(UUID.fromString(mail.occasion())))
                .filter(one -> following.follows(one.project(), person))
                .findFirst());
    }
}
