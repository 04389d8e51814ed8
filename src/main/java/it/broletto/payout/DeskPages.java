package it.broletto.payout;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Proof;
import it.broletto.ledger.Account;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.payout.SettlementService.NewSettlement;
import it.broletto.payout.SettlementService.Source;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.Flash;
import it.broletto.web.Layout;
import it.broletto.web.WebMessages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;

/** What waits for the staff about payouts, and what the bank brought. */
@Path("/desk/payouts")
@Produces(MediaType.TEXT_HTML)
class DeskPages {

    private static final String PATH = "/desk/payouts";

    private static final int SHOWN = 100;

    /** A payout that waits. @param mine whether the reader asked for it, so that others decide */
    record Waiting(PayoutView payout, CampaignCard card, boolean mine) {}

    /** A funded campaign that is not paid to the end. */
    record Unpaid(CampaignCard card, Money custody, FundedCampaigns.Step step) {}

    /** What a rail has of the city, and what it kept. @param title as people call it */
    record Rail(String name, String title, Money clearing, Money fees) {}

    record Shown(
            List<Waiting> waiting,
            List<Unpaid> unpaid,
            boolean exportable,
            List<BankFile> files,
            Money bank,
            List<Rail> rails,
            List<Settlements.Recorded> settlements,
            List<Choice> sources,
            Form form) {

        public List<Choice> railChoices() {
            return rails.stream()
                    .map(rail -> new Choice(rail.name(), rail.title()))
                    .toList();
        }
    }

    @CheckedTemplate(basePath = "payout")
    static class Templates {
        static native TemplateInstance desk(Shown shown);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final PayoutService payouts;
    private final SettlementService settlements;
    private final TransferService transfers;
    private final LedgerService ledger;
    private final CurrentPerson current;
    private final Proof proof;
    private final Layout layout;
    private final Flash flash;

    DeskPages(
            CampaignService campaigns,
            PayoutService payouts,
            SettlementService settlements,
            TransferService transfers,
            LedgerService ledger,
            CurrentPerson current,
            Proof proof,
            Layout layout,
            Flash flash) {
        this.campaigns = campaigns;
        this.payouts = payouts;
        this.settlements = settlements;
        this.transfers = transfers;
        this.ledger = ledger;
        this.current = current;
        this.proof = proof;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @RolesAllowed({"officer", "administrator", "auditor"})
    public TemplateInstance desk() {
        return Templates.desk(shown(Form.kept(proof, PATH)));
    }

    @POST
    @Path("settlements")
    @RolesAllowed("officer")
    public Response settle(MultivaluedMap<String, String> sent) {
        var first = proof.missing(PATH, sent);
        if (first.isPresent()) {
            return first.get();
        }
        var form = Form.of(sent);
        var amount = form.money("amount", words().wrong_amount());
        var day = form.day("day", words().wrong_day());
        var reference = form.text("reference", 3, 80, words().wrong_reference());
        var source = Arrays.stream(Source.values())
                .filter(one -> one.name().equals(form.get("source")))
                .findFirst();
        if (source.isEmpty()) {
            form.errors().add("source", words().wrong_source());
        }
        if (form.get("rail").isEmpty()) {
            form.errors().add("rail", words().wrong_rail());
        }
        var done = form.isDone(
                () -> form.isDone(
                        () -> settlements.record(
                                new NewSettlement(
                                        source.orElseThrow(), form.get("rail"), amount, reference, day, form.intent()),
                                current.require()),
                        Refusal.Reason.NOT_COVERED,
                        "amount",
                        words().wrong_settlement()),
                Refusal.Reason.ALREADY_DONE,
                "reference",
                words().reference_taken());
        if (!done || !form.isRight()) {
            return Answers.invalid(Templates.desk(shown(form)));
        }
        flash.good(words().done_settlement());
        return Answers.seeOther(PATH);
    }

    /** The approved payouts for the bank: SEPA credit transfers, pain.001. */
    @POST
    @Path("transfers")
    @Produces("application/xml")
    @RolesAllowed({"officer", "administrator"})
    public Response transfers() {
        var first = proof.missing(PATH, new MultivaluedHashMap<>());
        if (first.isPresent()) {
            return first.get();
        }
        return file(transfers.file(current.require()));
    }

    /** A file once more: it was lost on the way to the bank. */
    @POST
    @Path("transfers/{file}")
    @Produces("application/xml")
    @RolesAllowed({"officer", "administrator"})
    public Response again(@RestPath UUID file) {
        var first = proof.missing(PATH, new MultivaluedHashMap<>());
        if (first.isPresent()) {
            return first.get();
        }
        return file(transfers.again(file, current.require()));
    }

    private static Response file(String transfers) {
        return Response.ok(transfers)
                .header("Content-Disposition", "attachment; filename=\"transfers.xml\"")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private Shown shown(Form form) {
        var waiting = payouts.waiting(SHOWN);
        var unpaid = payouts.unpaid(SHOWN);
        Map<UUID, CampaignCard> cards = campaigns.byIds(Stream.concat(
                        waiting.stream().map(PayoutView::campaign),
                        unpaid.stream().map(FundedCampaigns.Funded::campaign))
                .collect(Collectors.toSet()));
        var me = current.require().id();
        var clearing = ledger.balances(Kind.CLEARING);
        var fees = ledger.balances(Kind.FEES);
        return new Shown(
                waiting.stream()
                        .map(one -> new Waiting(
                                one,
                                cards.get(one.campaign()),
                                one.status() == PayoutStatus.REQUESTED
                                        && one.requestedBy().equals(me)))
                        .toList(),
                unpaid.stream()
                        .map(one -> new Unpaid(cards.get(one.campaign()), one.custody(), one.step()))
                        .toList(),
                transfers.isPossible() && transfers.isAnythingNew(),
                transfers.files(),
                Money.ofCents(ledger.balance(Account.BANK).posted()),
                clearing.keySet().stream()
                        .sorted(Comparator.naturalOrder())
                        .map(rail -> new Rail(
                                rail,
                                layout.words(WebMessages.class).rail(rail),
                                Money.ofCents(clearing.get(rail).posted()),
                                Money.ofCents(
                                        fees.containsKey(rail) ? fees.get(rail).posted() : 0)))
                        .toList(),
                settlements.last(10),
                Arrays.stream(Source.values())
                        .map(source -> new Choice(source.name(), words().source(source)))
                        .toList(),
                form);
    }

    private PayoutMessages words() {
        return layout.words(PayoutMessages.class);
    }
}
