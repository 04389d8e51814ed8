package it.broletto.call;

import it.broletto.call.CallPages.CallPage;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.shared.Money;
import it.broletto.web.Choice;
import it.broletto.web.FinalAct;
import it.broletto.web.Layout;
import it.broletto.web.WebMessages;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What the offices' pages of calls show. */
@RequestScoped
class CallDesk {

    /** @param id of the call; null for a new one */
    record FormPage(
            UUID id,
            CallForm form,
            List<Choice> methods,
            List<Choice> policies,
            List<Choice> receivers,
            List<Choice> rails,
            List<Edition> editions,
            Edition from,
            boolean stale) {

        public String href() {
            return id == null ? "/desk/calls" : "/desk/calls/" + id;
        }

        public boolean isNew() {
            return id == null;
        }
    }

    /**
     * @param given what was put into the envelope
     * @param dated whether there is a window that has not ended
     * @param office whether the reader may prepare calls
     * @param other whether the reader had no hand in this one
     * @param waiting for a second person
     */
    record DeskPage(
            CallPage page,
            CallForm form,
            Money given,
            boolean dated,
            boolean office,
            boolean other,
            List<Waiting> waiting) {
        public CallView call() {
            return page.call();
        }

        public String href() {
            return "/desk/calls/" + call().id();
        }

        public boolean isReady() {
            return isGiven() && dated;
        }

        public boolean isGiven() {
            return given.cents() > 0;
        }

        public boolean isMoneyWaiting() {
            return waiting.stream().anyMatch(each -> !each.one().isRule());
        }
    }

    /**
     * @param own whether the reader prepared it, and so does not put it in force
     * @param rule as it will be, in words; empty for money
     * @param otherPaying whether who receives, or how one pays, changes
     * @param given what will have been put into the envelope
     */
    record Waiting(Prepared one, boolean own, List<String> rule, boolean otherPaying, Money given) {}

    private final CallDeskService desk;
    private final PreparedService prepared;
    private final CallPages pages;
    private final RuleWords rules;
    private final Ways ways;
    private final CurrentPerson person;
    private final Layout layout;
    private final Clock clock;

    CallDesk(
            CallDeskService desk,
            PreparedService prepared,
            CallPages pages,
            RuleWords rules,
            Ways ways,
            CurrentPerson person,
            Layout layout,
            Clock clock) {
        this.desk = desk;
        this.prepared = prepared;
        this.pages = pages;
        this.rules = rules;
        this.ways = ways;
        this.person = person;
        this.layout = layout;
        this.clock = clock;
    }

    /** As an office reads it, with the form for its money. */
    DeskPage page(UUID id, CallForm form) {
        var page = pages.page(desk.byId(id));
        var reader = person.require();
        var given = desk.given(id);
        return new DeskPage(
                page,
                form,
                given,
                page.card().anyWindow(),
                reader.is(Role.OFFICER),
                desk.mayPublish(id, reader),
                waiting(page.call(), given, reader));
    }

    private List<Waiting> waiting(CallView call, Money given, Person reader) {
        return call.status() != CallStatus.PUBLISHED
                ? List.of()
                : prepared.waiting(call.id()).stream()
                        .map(one -> new Waiting(
                                one,
                                one.isBy(reader.id()),
                                one.isRule() ? rules.of(one.rule()) : List.of(),
                                one.isRule() && !one.paying().equals(call.rule().paying()),
                                one.isRule() ? given : given.plus(one.money())))
                        .toList();
    }

    FinalAct closing(UUID id) {
        var call = desk.byId(id);
        var now = clock.instant();
        var words = words();
        var effects = new ArrayList<String>();
        effects.add(words.close_about());
        effects.add(words.close_free(desk.free(id).format(layout.locale())));
        var windows = call.windows().stream()
                .filter(window -> now.isBefore(window.closesAt()))
                .count();
        if (windows > 0) {
            effects.add(words.close_windows(windows));
        }
        if (call.rule().rule().sharesPool()) {
            effects.add(words.close_shares());
        }
        if (!prepared.waiting(id).isEmpty()) {
            effects.add(words.close_waiting());
        }
        var path = DeskCallPages.path(id);
        return new FinalAct(call.title(), words.close_title(), effects, path + "/closing", path);
    }

    FormPage form(UUID id, CallForm form, Edition from, boolean stale) {
        var words = words();
        return new FormPage(
                id,
                form,
                List.of(
                        new Choice("threshold", words.method_threshold(), words.method_threshold_help()),
                        new Choice("per-donation", words.method_each(), words.method_each_help()),
                        new Choice("lump-sum", words.method_lump(), words.method_lump_help()),
                        new Choice("quadratic", words.method_roots(), words.method_roots_help())),
                Arrays.stream(it.broletto.match.Threshold.Policy.values())
                        .map(policy -> new Choice(policy.name(), words.policy(policy), words.policy_help(policy)))
                        .toList(),
                Arrays.stream(Receiver.values())
                        .map(receiver ->
                                new Choice(receiver.name(), words.receiver(receiver), words.receiver_help(receiver)))
                        .toList(),
                rails(form),
                Edition.all(),
                from,
                stale);
    }

    /** All that are configured, and those that were chosen and are not. */
    private List<Choice> rails(CallForm form) {
        var city = ways.fitting(Receiver.CITY);
        var promoter = ways.fitting(Receiver.PROMOTER);
        return Stream.concat(ways.configured().stream(), form.rails().stream())
                .distinct()
                .map(rail -> new Choice(
                        rail,
                        layout.words(WebMessages.class).rail(rail),
                        words().rail_for(city.contains(rail), promoter.contains(rail))))
                .toList();
    }

    private CallMessages words() {
        return layout.words(CallMessages.class);
    }
}
