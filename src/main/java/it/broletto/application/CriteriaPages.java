package it.broletto.application;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.call.CallService;
import it.broletto.call.CallStatus;
import it.broletto.call.CallView;
import it.broletto.identity.CurrentPerson;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestPath;

/** The criteria of a call, for the offices. */
@Path("/desk/calls/{id}/criteria")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("officer")
class CriteriaPages {

    /** One of the form's rows: a shipped criterion, or one in the call's own words. */
    record Row(String code, String label, String weight, boolean shipped) {
        public Criterion criterion() {
            return Criterion.valueOf(code);
        }

        public String labelField() {
            return "label." + code;
        }

        public String weightField() {
            return "weight." + code;
        }
    }

    record Shown(CallView call, int number, List<Row> rows, List<Choice> scales, String scale, String reason) {
        public boolean closed() {
            return call.status() == CallStatus.CLOSED;
        }

        public boolean draft() {
            return call.status() == CallStatus.DRAFT;
        }
    }

    @CheckedTemplate(basePath = "application", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskCriteria(Shown shown, FormErrors errors);

        private Templates() {}
    }

    private final CriteriaService criteria;
    private final CallService calls;
    private final CurrentPerson person;
    private final Layout layout;
    private final Flash flash;

    CriteriaPages(CriteriaService criteria, CallService calls, CurrentPerson person, Layout layout, Flash flash) {
        this.criteria = criteria;
        this.calls = calls;
        this.person = person;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    public TemplateInstance form(@RestPath UUID id) {
        var now = criteria.of(id);
        var typed = new HashMap<String, String>();
        typed.put("scale", String.valueOf(now.scale()));
        now.list().forEach(one -> {
            typed.put("weight." + one.code(), String.valueOf(one.weight()));
            if (one.label() != null) {
                typed.put("label." + one.code(), one.label());
            }
        });
        return page(id, now.number(), typed, FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var call = calls.byId(id);
        var typed = new HashMap<String, String>();
        sent.forEach((field, values) -> typed.put(field, Text.line(values.get(0))));
        var errors = FormErrors.none();
        var list = list(typed, errors);
        var number = typed.getOrDefault("number", "").matches("\\d{1,6}") ? Integer.parseInt(typed.get("number")) : -1;
        var scale = typed.getOrDefault("scale", "").equals("10") ? 10 : 5;
        if (!typed.getOrDefault("scale", "").matches("5|10")) {
            errors.add("scale", words().wrong_choice());
        }
        var reason = typed.getOrDefault("reason", "");
        var length = Text.length(reason);
        if (call.status() == CallStatus.PUBLISHED
                && (length < CriteriaService.LEAST_REASON || length > CriteriaService.MOST_REASON)) {
            errors.add(
                    "reason", words().wrong_length(CriteriaService.LEAST_REASON, CriteriaService.MOST_REASON, length));
        }
        if (!errors.isEmpty()) {
            return Answers.invalid(page(id, number, typed, errors));
        }
        try {
            criteria.change(id, number, scale, list, reason, person.require());
        } catch (Refusal refusal) {
            if (refusal.reason() != Reason.STALE_FORM && refusal.reason() != Reason.CALL_NOT_OPEN) {
                throw refusal;
            }
            return Answers.conflict(
                    page(id, criteria.of(id).number(), typed, errors.add("scale", words().wrong_moment())));
        }
        flash.good(words().criteria_saved());
        return Answers.seeOther("/desk/calls/" + id + "/criteria");
    }

    private List<Criteria.One> list(Map<String, String> typed, FormErrors errors) {
        var list = new ArrayList<Criteria.One>();
        for (var row : rows(typed)) {
            var weight = row.weight();
            if (weight.isEmpty() || weight.equals("0")) {
                if (!row.shipped() && !row.label().isEmpty()) {
                    errors.add(row.weightField(), words().wrong_weight());
                }
                continue;
            }
            if (!weight.matches("[1-9]\\d?|100")) {
                errors.add(row.weightField(), words().wrong_weight());
                continue;
            }
            if (!row.shipped() && (Text.length(row.label()) < 3 || Text.length(row.label()) > 80)) {
                errors.add(row.labelField(), words().wrong_length(3, 80, Text.length(row.label())));
            }
            list.add(new Criteria.One(row.code(), row.shipped() ? null : row.label(), Integer.parseInt(weight)));
        }
        if (list.isEmpty()) {
            errors.add("weight." + Criterion.USEFUL, words().wrong_weight());
        }
        return list;
    }

    private static List<Row> rows(Map<String, String> typed) {
        var rows = new ArrayList<Row>();
        for (var shipped : Criterion.values()) {
            rows.add(new Row(shipped.name(), "", typed.getOrDefault("weight." + shipped, ""), true));
        }
        IntStream.rangeClosed(1, Criteria.MOST - Criterion.values().length)
                .mapToObj(own -> "OWN" + own)
                .forEach(code -> rows.add(new Row(
                        code,
                        typed.getOrDefault("label." + code, ""),
                        typed.getOrDefault("weight." + code, ""),
                        false)));
        return rows;
    }

    private TemplateInstance page(UUID id, int number, Map<String, String> typed, FormErrors errors) {
        return Templates.deskCriteria(
                new Shown(
                        calls.byId(id),
                        number,
                        rows(typed),
                        List.of(new Choice("5", words().scale_of(5)), new Choice("10", words().scale_of(10))),
                        typed.getOrDefault("scale", ""),
                        typed.getOrDefault("reason", "")),
                errors);
    }

    private ApplicationMessages words() {
        return layout.words(ApplicationMessages.class);
    }
}
