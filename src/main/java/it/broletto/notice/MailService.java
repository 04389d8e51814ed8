package it.broletto.notice;

import it.broletto.campaign.CampaignChanged;
import it.broletto.campaign.CampaignEnded;
import it.broletto.campaign.CampaignStatus;
import it.broletto.campaign.Contact;
import it.broletto.collection.MeansShown;
import it.broletto.collection.PledgeMoved;
import it.broletto.identity.MailAddress;
import it.broletto.identity.Pseudonyms;
import it.broletto.news.UpdateTold;
import it.broletto.shared.Sealed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The outbox. Mails are written in the transaction of what causes them; each step of sending one is a transaction of its
 * own, and {@link MailJob} talks to the mail server between them. A mail is sent at least once.
 */
@ApplicationScoped
@Transactional
public class MailService {

    /** Mails a day that anybody can cause to one mailbox by typing its address. */
    static final int MOST_ASKED_FOR = 5;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LATER = Duration.ofDays(3);
    private static final Duration LONGEST_WAIT = Duration.ofHours(12);

    private final Outbox outbox;
    private final Contacts contacts;
    private final Tokens tokens;
    private final Collecting collecting;
    private final Sealed sealed;
    private final Pseudonyms pseudonyms;
    private final Clock clock;
    private final boolean open;
    private final Duration patience;
    private final Duration giveUp;
    private final Duration quiet;

    MailService(
            Outbox outbox,
            Contacts contacts,
            Tokens tokens,
            Collecting collecting,
            Sealed sealed,
            Pseudonyms pseudonyms,
            Clock clock,
            @ConfigProperty(name = "broletto.mail.from") Optional<String> from,
            @ConfigProperty(name = "broletto.mail.patience") Duration patience,
            @ConfigProperty(name = "broletto.mail.give-up") Duration giveUp,
            @ConfigProperty(name = "broletto.mail.keep") Duration quiet) {
        this.outbox = outbox;
        this.contacts = contacts;
        this.tokens = tokens;
        this.collecting = collecting;
        this.sealed = sealed;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.open = from.isPresent();
        this.patience = patience;
        this.giveUp = giveUp;
        this.quiet = quiet;
    }

    /** Whether this city sends mails. */
    boolean open() {
        return open;
    }

    /** Keeps where the backer of a pledge wants to be written to, and says that it was made. Again is the same. */
    void made(UUID pledge, Contact contact) {
        if (contacts.ofPledge(pledge).isEmpty()) {
            var id = leave(contact.address(), contact.language(), pledge, false);
            if (mayAsk(contact.address())) {
                outbox.write(id, MailKind.RECEIVED, contact.updates() ? "updates" : "", clock.instant());
            }
        }
    }

    UUID leave(MailAddress address, String language, UUID pledge, boolean confirmed) {
        var id = UUID.randomUUID();
        contacts.add(
                id,
                sealed.seal(address.value(), belongsTo(id)),
                pseudonyms.of(address),
                pseudonyms.ofMailbox(address),
                language,
                pledge,
                false,
                confirmed,
                clock.instant());
        return id;
    }

    /** Whether one more mail that anybody can cause may go to a mailbox today; others who ask wait for this transaction. */
    boolean mayAsk(MailAddress address) {
        var mailbox = pseudonyms.ofMailbox(address);
        outbox.holdMailbox(mailbox);
        return outbox.askedFor(mailbox, clock.instant().minus(DAY)) < MOST_ASKED_FOR;
    }

    void moved(@Observes PledgeMoved moved) {
        switch (moved.event()) {
            case DECLINE, NEED_ACTION -> fix(moved);
            case SETTLE -> about(moved.pledge(), MailKind.COLLECTED);
            case DROP -> about(moved.pledge(), MailKind.DROPPED);
            case REFUND -> about(moved.pledge(), MailKind.REFUNDED);
            default -> {}
        }
    }

    /** Once for each choice; so many a day to a mailbox, as an address is typed by whoever promises. */
    void shown(@Observes MeansShown shown) {
        var now = clock.instant();
        if (shown.rail().equals("transfer")
                && outbox.toMailboxOf(shown.pledge(), MailKind.TRANSFER, now.minus(DAY)) < MOST_ASKED_FOR) {
            outbox.writeAbout(shown.pledge(), MailKind.TRANSFER, String.valueOf(shown.attempt()), now, now);
        }
    }

    /** At once for each means of payment; after three days and a day before the end, once for a pledge. */
    private void fix(PledgeMoved moved) {
        var pledge = moved.pledge();
        if (contacts.ofPledge(pledge).isEmpty()) {
            return;
        }
        var now = clock.instant();
        var window = collecting.of(pledge);
        var when = reminders(now, window.endsAt());
        outbox.writeAbout(pledge, MailKind.FIX, moved.event() + " " + window.means(), now, now);
        if (when.size() > 2) {
            outbox.writeAbout(pledge, MailKind.FIX_LATER, "", now, when.get(1));
        }
        if (when.size() > 1) {
            outbox.writeAbout(pledge, MailKind.FIX_LAST, "", now, when.get(when.size() - 1));
        }
    }

    /** When somebody whose charge fails now is written to: at once, after three days, and a day before the end. */
    static List<Instant> reminders(Instant now, Instant endsAt) {
        var last = endsAt.minus(DAY);
        return Stream.of(now, now.plus(LATER), last)
                .filter(at -> at.equals(now) || at.equals(last) && now.isBefore(last) || at.isBefore(last))
                .toList();
    }

    private void about(UUID pledge, MailKind kind) {
        var now = clock.instant();
        outbox.writeAbout(pledge, kind, "", now, now);
    }

    void ended(@Observes CampaignEnded ended) {
        var kind = ended.status() == CampaignStatus.FUNDED
                ? MailKind.FUNDED
                : ended.status() == CampaignStatus.CANCELLED ? MailKind.CANCELLED : MailKind.FAILED;
        outbox.writeToBackers(ended.campaign(), kind, "", false, clock.instant());
    }

    void changed(@Observes CampaignChanged changed) {
        outbox.writeToBackers(
                changed.campaign(), MailKind.CHANGED, changed.change().toString(), false, clock.instant());
    }

    void told(@Observes UpdateTold told) {
        outbox.writeToBackers(told.campaign(), MailKind.UPDATE, told.update().toString(), true, clock.instant());
    }

    /** Takes mails in hand that are due: whoever does not come back with them leaves them to others after a while. */
    List<Outgoing> claim(int limit) {
        var now = clock.instant();
        var taken = outbox.claim(now, limit);
        taken.forEach(mail -> outbox.attempt(mail.id(), mail.number(), "BEGIN", now, now.plus(patience), null));
        return taken;
    }

    /** Opens where a mail goes; empty if the address was erased or wants nothing more. */
    Optional<String> addressOf(Outgoing mail) {
        return mail.stopped() ? Optional.empty() : sealed.open(mail.address(), belongsTo(mail.contact()));
    }

    void sent(Outgoing mail) {
        var now = clock.instant();
        outbox.attempt(mail.id(), mail.number() + 1, "SENT", now, now, null);
    }

    /** It was overtaken, or nobody is there to read it. */
    void notNeeded(Outgoing mail) {
        var now = clock.instant();
        outbox.attempt(mail.id(), mail.number() + 1, "NOT_NEEDED", now, now, null);
    }

    /**
     * Tried again, ever more rarely; given up when it was tried for too long.
     *
     * @param problem letters, digits, spaces and dots, at most 80
     */
    void failed(Outgoing mail, String problem) {
        var now = clock.instant();
        var over = !outbox.firstTried(mail.id()).plus(giveUp).isAfter(now);
        outbox.attempt(
                mail.id(), mail.number() + 1, over ? "GIVE_UP" : "FAILED", now, now.plus(wait(mail.number())), problem);
    }

    /** A minute, four, sixteen and so on; numbers 1, 3, 5 are the first, second and third try. */
    private static Duration wait(int number) {
        var minutes = (long) Math.pow(4, Math.min(10, (number - 1) / 2));
        var wait = Duration.ofMinutes(minutes);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** Erases addresses that are not needed any more, and old tokens; returns how many addresses. */
    int erase() {
        var now = clock.instant();
        tokens.forget(now, 500);
        return contacts.erase(
                now.minus(DAY.multipliedBy(3)), now.minus(quiet), now.minus(DAY.multipliedBy(365)), now, 200);
    }

    MailDesk desk() {
        var now = clock.instant();
        var week = now.minus(DAY.multipliedBy(7));
        return new MailDesk(
                open,
                outbox.waiting(),
                outbox.count("SENT", week),
                outbox.count("NOT_NEEDED", week),
                outbox.oldest(now).orElse(null),
                outbox.problems(),
                outbox.givenUp(50));
    }

    static String belongsTo(UUID contact) {
        return "contact.address/" + contact;
    }

    /** Until when a pledge is collected, and how many means of payment were shown for it. */
    record Window(Instant endsAt, int means) {}
}
