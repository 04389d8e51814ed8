package it.broletto.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Contact;
import it.broletto.campaign.Fallback;
import it.broletto.campaign.NewPledge;
import it.broletto.campaign.PledgeService;
import it.broletto.identity.Guest;
import it.broletto.identity.MailAddress;
import it.broletto.identity.PersonService;
import it.broletto.identity.Pseudonyms;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Sealed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Pledges of people without an account: asked for in a form, made when their owner confirms them from a mail. */
@ApplicationScoped
@Transactional
public class RequestService {

    /** For so long a pledge waits to be confirmed. */
    static final Duration WAITS = Duration.ofDays(2);

    /** What is kept of the form, sealed. */
    record Wanted(
            long cents,
            String name,
            String message,
            UUID chosen,
            Fallback.Choice fallback,
            UUID other,
            boolean updates) {

        static Wanted of(NewPledge pledge, boolean updates) {
            return new Wanted(
                    pledge.amount().cents(),
                    pledge.publicName(),
                    pledge.message(),
                    pledge.chosen(),
                    pledge.fallback().choice(),
                    pledge.fallback().other(),
                    updates);
        }

        NewPledge pledge(UUID intent) {
            return new NewPledge(Money.ofCents(cents), name, message, intent, chosen, new Fallback(fallback, other));
        }
    }

    /** What waits to be confirmed, or was. */
    public record Asked(CampaignCard campaign, Money amount) {}

    /** @param person who confirmed it */
    record Confirmed(UUID person, UUID campaign, String slug, UUID pledge) {}

    private final Requests requests;
    private final Contacts contacts;
    private final Outbox outbox;
    private final MailService mails;
    private final CampaignService campaigns;
    private final PledgeService pledges;
    private final PersonService persons;
    private final Pseudonyms pseudonyms;
    private final Sealed sealed;
    private final ObjectMapper json;
    private final Clock clock;
    private final Money most;

    RequestService(
            Requests requests,
            Contacts contacts,
            Outbox outbox,
            MailService mails,
            CampaignService campaigns,
            PledgeService pledges,
            PersonService persons,
            Pseudonyms pseudonyms,
            Sealed sealed,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "broletto.pledge.without-account") long mostEuros) {
        this.requests = requests;
        this.contacts = contacts;
        this.outbox = outbox;
        this.mails = mails;
        this.campaigns = campaigns;
        this.pledges = pledges;
        this.persons = persons;
        this.pseudonyms = pseudonyms;
        this.sealed = sealed;
        this.json = json;
        this.clock = clock;
        this.most = Money.ofEuros(mostEuros);
    }

    Money most() {
        return most;
    }

    /** As {@link it.broletto.campaign.BackerMails#ask}. */
    void ask(CampaignCard campaign, NewPledge wanted, Contact contact) {
        if (!campaign.open()) {
            throw new Refusal(Reason.CAMPAIGN_NOT_LIVE);
        }
        requireAllowed(wanted.amount());
        var text = write(Wanted.of(wanted, contact.updates()));
        requests.waitFor(wanted.intent());
        var before = requests.byIntent(wanted.intent());
        if (before.isPresent()) {
            requireSame(before.get(), campaign, text, contact);
            return;
        }
        if (!mails.mayAsk(contact.address())) {
            return;
        }
        var now = clock.instant();
        var id = UUID.randomUUID();
        var to = mails.leave(contact.address(), contact.language(), null, false);
        requests.add(id, to, campaign.id(), sealed.seal(text, belongsTo(id)), wanted.intent(), now, now.plus(WAITS));
        outbox.write(to, MailKind.CONFIRM, "", now);
    }

    private void requireSame(Requests.Row before, CampaignCard campaign, String text, Contact contact) {
        var same = before.campaign().equals(campaign.id())
                && (before.wanted() == null
                        || sealed.open(before.wanted(), belongsTo(before.id()))
                                .filter(text::equals)
                                .isPresent())
                && (before.address() == null
                        || address(before)
                                .filter(contact.address().value()::equals)
                                .isPresent());
        if (!same) {
            throw new Refusal(Reason.INTENT_REUSED);
        }
    }

    /** What a confirmation is about; empty once it is made or forgotten. */
    Optional<Asked> asked(UUID contact) {
        return requests.ofContact(contact).flatMap(row -> read(row).flatMap(wanted -> Optional.ofNullable(
                        campaigns.byIds(List.of(row.campaign())).get(row.campaign()))
                .map(card -> new Asked(card, Money.ofCents(wanted.cents())))));
    }

    /**
     * Makes the pledge, and claims its return. Refuses as {@link PledgeService#pledge} does, and with {@code
     * AMOUNT_OUT_OF_RANGE} what would be more than somebody without an account may promise to the campaign.
     */
    Optional<Confirmed> confirm(UUID contact) {
        var row = requests.hold(contact);
        var wanted = row.flatMap(this::read);
        var address = row.flatMap(this::address).flatMap(MailAddress::parse);
        if (wanted.isEmpty() || address.isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var campaign =
                campaigns.byIds(List.of(row.get().campaign())).get(row.get().campaign());
        var person = persons.idOf(pseudonyms.of(address.get()));
        contacts.holdByMail(person, now);
        requireAllowed(Money.ofCents(wanted.get().cents() + contacts.promised(campaign.id(), person)));
        var pledge =
                pledges.pledge(campaign.slug(), wanted.get().pledge(row.get().intent()), new Guest(person));
        contacts.attach(contact, pledge, wanted.get().updates(), now);
        requests.confirmed(row.get().id(), pledge);
        outbox.write(contact, MailKind.RECEIVED, "", now);
        return Optional.of(new Confirmed(person, campaign.id(), campaign.slug(), pledge));
    }

    private void requireAllowed(Money amount) {
        if (amount.compareTo(most) > 0) {
            throw new Refusal(Reason.AMOUNT_OUT_OF_RANGE, NewPledge.LEAST, most);
        }
    }

    /** Writes a new link to whoever is known by an address alone; whether anybody is, is not told. */
    void askLink(MailAddress address, String language) {
        if (contacts.byMail(pseudonyms.of(address)).isPresent() && mails.mayAsk(address)) {
            outbox.write(mails.leave(address, language, null, false), MailKind.LINK, "", clock.instant());
        }
    }

    /** Forgets what was not confirmed in time; returns how many. */
    int forget() {
        return requests.forget(clock.instant(), 200);
    }

    private Optional<String> address(Requests.Row row) {
        return sealed.open(row.address(), MailService.belongsTo(row.contact()));
    }

    private Optional<Wanted> read(Requests.Row row) {
        return sealed.open(row.wanted(), belongsTo(row.id())).map(text -> {
            try {
                return json.readValue(text, Wanted.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("what was sealed cannot be read", e);
            }
        });
    }

    private String write(Wanted wanted) {
        try {
            return json.writeValueAsString(wanted);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String belongsTo(UUID request) {
        return "pledge_request.wanted/" + request;
    }
}
