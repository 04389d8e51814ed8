package it.broletto.notice;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import it.broletto.bridge.FollowService;
import it.broletto.collection.CollectionMessages;
import it.broletto.collection.OwnPledge;
import it.broletto.collection.OwnPledgeService;
import it.broletto.collection.StageWords;
import it.broletto.news.NewsService;
import it.broletto.notice.Letter.Link;
import it.broletto.notice.Tokens.Purpose;
import it.broletto.transfer.InstructionService;
import it.broletto.transfer.InstructionService.Instructions;
import it.broletto.transfer.TransferMessages;
import it.broletto.web.City;
import it.broletto.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Words a mail when it is sent, from what is so at that moment. */
@ApplicationScoped
@Transactional
public class LetterService {

    private final OwnPledgeService pledges;
    private final InstructionService transfers;
    private final NewsService news;
    private final FollowerMailService followers;
    private final StageWords stages;
    private final RequestService requests;
    private final Tokens tokens;
    private final City city;
    private final Clock clock;
    private final URI site;

    LetterService(
            OwnPledgeService pledges,
            InstructionService transfers,
            NewsService news,
            FollowerMailService followers,
            StageWords stages,
            RequestService requests,
            Tokens tokens,
            City city,
            Clock clock,
            @ConfigProperty(name = "broletto.url") URI site) {
        this.pledges = pledges;
        this.transfers = transfers;
        this.news = news;
        this.followers = followers;
        this.stages = stages;
        this.requests = requests;
        this.tokens = tokens;
        this.city = city;
        this.clock = clock;
        this.site = site;
    }

    /** Empty if it would tell nothing that is still so. */
    Optional<Letter> word(Outgoing mail) {
        if (mail.kind() == MailKind.CONFIRM) {
            return requests.asked(mail.contact()).map(asked -> toConfirm(mail, asked));
        }
        if (mail.kind() == MailKind.LINK) {
            return Optional.of(newLink(mail));
        }
        if (mail.kind() == MailKind.FOLLOW) {
            return Optional.of(toFollow(mail));
        }
        if (mail.kind() == MailKind.INVITED) {
            return followers.invitation(mail).map(invitation -> invited(mail, invitation));
        }
        if (mail.pledge() == null) {
            return Optional.empty();
        }
        var own = pledges.one(mail.pledge(), mail.person());
        if (!mail.kind().fits(own.stage())) {
            return Optional.empty();
        }
        return mail.kind() == MailKind.TRANSFER
                ? transfers.of(own.pledge()).map(transfer -> toTransfer(mail, own, transfer))
                : Optional.of(aboutPledge(mail, own));
    }

    private Letter toConfirm(Outgoing mail, RequestService.Asked asked) {
        var words = words(mail.language());
        var title = asked.campaign().title();
        return new Letter(
                words.subject(mail.kind(), title),
                mail.language(),
                List.of(
                        words.confirm_lead(asked.amount().format(Locale.forLanguageTag(mail.language())), title),
                        words.confirm_text()),
                new Link(words.confirm_act(), token(mail, Purpose.CONFIRM)),
                List.of(),
                words.footer_asked(city.name()),
                null);
    }

    private Letter newLink(Outgoing mail) {
        var words = words(mail.language());
        return new Letter(
                words.subject(mail.kind(), ""),
                mail.language(),
                List.of(words.new_link()),
                new Link(words.new_link_act(), token(mail, Purpose.OPEN)),
                List.of(),
                words.footer_asked(city.name()),
                null);
    }

    private Letter toFollow(Outgoing mail) {
        var words = words(mail.language());
        return new Letter(
                words.subject(mail.kind(), ""),
                mail.language(),
                List.of(words.follow_lead()),
                new Link(words.follow_act(), token(mail, Purpose.UPDATES)),
                List.of(),
                words.footer_asked(city.name()),
                null);
    }

    private Letter invited(Outgoing mail, FollowService.Invitation invitation) {
        var words = words(mail.language());
        var stop = token(mail, Purpose.STOP);
        return new Letter(
                words.subject(mail.kind(), invitation.title()),
                mail.language(),
                List.of(
                        words.invited_lead(invitation.title()),
                        words.invited_text(
                                Texts.lastMoment(invitation.closesAt(), Locale.forLanguageTag(mail.language())))),
                new Link(words.invited_act(), url("/campaigns/" + invitation.slug())),
                List.of(new Link(words.stop_invitations(), stop)),
                words.footer_followed(city.name()),
                stop);
    }

    private String token(Outgoing mail, Purpose purpose) {
        return url("/links/" + tokens.make(mail.id(), purpose, clock.instant()));
    }

    private Letter toTransfer(Outgoing mail, OwnPledge own, Instructions transfer) {
        var words = words(mail.language());
        var labels = MessageBundles.get(TransferMessages.class, Localized.Literal.of(mail.language()));
        var locale = Locale.forLanguageTag(mail.language());
        var amount = own.pledge().amount().format(locale);
        var title = own.pledge().campaignTitle();
        return new Letter(
                words.subject(mail.kind(), title),
                mail.language(),
                List.of(
                        words.lead(mail.kind(), amount, title),
                        labels.reference() + ": " + transfer.reference(),
                        labels.iban() + ": " + transfer.iban(),
                        labels.holder() + ": " + transfer.holder(),
                        labels.amount() + ": " + amount,
                        labels.due() + ": " + Texts.lastMoment(transfer.due(), locale),
                        labels.rules()),
                act(mail, own),
                List.of(new Link(words.stop(), token(mail, Purpose.STOP))),
                words.footer(city.name()),
                null);
    }

    private Letter aboutPledge(Outgoing mail, OwnPledge own) {
        var words = words(mail.language());
        var title = own.pledge().campaignTitle();
        var paragraphs = new ArrayList<String>();
        var more = new ArrayList<Link>();
        var stop = token(mail, Purpose.STOP);
        if (mail.kind() == MailKind.UPDATE) {
            var update = news.versions(mail.campaign(), UUID.fromString(mail.occasion()))
                    .get(0);
            paragraphs.add(update.title());
            paragraphs.addAll(update.paragraphs());
            more.add(new Link(words.stop_updates(), stop));
            return new Letter(
                    words.subject(mail.kind(), title),
                    mail.language(),
                    paragraphs,
                    new Link(
                            words.read_update(),
                            url("/campaigns/" + own.pledge().campaignSlug() + "/updates")),
                    more,
                    words.footer_updates(title, city.name()),
                    stop);
        }
        paragraphs.add(
                words.lead(mail.kind(), own.pledge().amount().format(Locale.forLanguageTag(mail.language())), title));
        paragraphs.add(stages.next(own, mail.language()));
        if (mail.kind() == MailKind.FUNDED) {
            paragraphs.add(words.receipt_hint());
        }
        if (mail.kind() == MailKind.RECEIVED && mail.occasion().equals("updates")) {
            more.add(new Link(words.want_updates(), token(mail, Purpose.UPDATES)));
        }
        more.add(new Link(words.stop(), stop));
        return new Letter(
                words.subject(mail.kind(), title),
                mail.language(),
                paragraphs,
                act(mail, own),
                more,
                words.footer(city.name()),
                null);
    }

    private Link act(Outgoing mail, OwnPledge own) {
        var waits = own.stage().waitsForBacker();
        var label = waits
                ? MessageBundles.get(CollectionMessages.class, Localized.Literal.of(mail.language()))
                        .act(own.stage().need())
                : words(mail.language()).see_pledge();
        return new Link(label, mail.opens() ? token(mail, Purpose.OPEN) : url(waits ? own.paymentPath() : own.path()));
    }

    private String url(String path) {
        return site + path;
    }

    private static NoticeMessages words(String language) {
        return MessageBundles.get(NoticeMessages.class, Localized.Literal.of(language));
    }
}
