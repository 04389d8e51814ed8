package it.broletto.transfer;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Proof;
import it.broletto.identity.Role;
import it.broletto.rail.Act;
import it.broletto.shared.Refusal;
import it.broletto.transfer.DeskService.CreditView;
import it.broletto.transfer.DeskService.Desk;
import it.broletto.transfer.DeskService.Suggestion;
import it.broletto.transfer.ImportService.Touched;
import it.broletto.transfer.SuspenseService.Assigned;
import it.broletto.web.Answers;
import it.broletto.web.FinalAct;
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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Statements of the bank are read here, credits without a pledge find one or go back, and refunds go to the bank. */
@Path("/desk/transfers")
@Produces(MediaType.TEXT_HTML)
class DeskTransferPages {

    private static final String PAGE = "/desk/transfers";

    /** @param mayAct whether the reader decides, or only looks */
    record Shown(Desk desk, boolean mayAct, boolean sample, TransferSettings.Columns csv, FormErrors errors) {

        /** Columns that a CSV must have. */
        public String needed() {
            return String.join(", ", csv.date(), csv.amount(), csv.text());
        }

        /** Columns that it may have. */
        public String welcome() {
            return String.join(", ", csv.payer(), csv.account());
        }
    }

    /** @param typed reference, holder and IBAN as they were typed */
    record One(CreditView credit, List<Suggestion> suggestions, boolean mayAct, List<String> typed, FormErrors errors) {
        public String path() {
            return PAGE + "/" + credit.line();
        }
    }

    @CheckedTemplate(basePath = "transfer")
    static class Templates {
        static native TemplateInstance desk(Shown shown);

        static native TemplateInstance credit(One one);

        private Templates() {}
    }

    private final DeskService desk;
    private final SuspenseService suspense;
    private final Importer importer;
    private final SampleStatement sample;
    private final TransferSettings settings;
    private final CurrentPerson current;
    private final Proof proof;
    private final Layout layout;
    private final Flash flash;

    DeskTransferPages(
            DeskService desk,
            SuspenseService suspense,
            Importer importer,
            SampleStatement sample,
            TransferSettings settings,
            CurrentPerson current,
            Proof proof,
            Layout layout,
            Flash flash) {
        this.desk = desk;
        this.suspense = suspense;
        this.importer = importer;
        this.sample = sample;
        this.settings = settings;
        this.current = current;
        this.proof = proof;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @RolesAllowed({"officer", "auditor", "administrator"})
    public TemplateInstance list() {
        return list(FormErrors.none());
    }

    private TemplateInstance list(FormErrors errors) {
        return Templates.desk(
                new Shown(desk.desk(current.require()), mayAct(), settings.sample(), settings.csv(), errors));
    }

    @POST
    @Path("statements")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({"officer", "administrator"})
    public Response read(@RestForm FileUpload file) throws IOException {
        var first = unproved(PAGE);
        if (first.isPresent()) {
            return first.get();
        }
        if (file == null || file.size() == 0) {
            return Answers.invalid(list(FormErrors.none().add("file", words().file_missing())));
        }
        try {
            if (file.size() > Statement.MOST_BYTES) {
                throw new WrongFile(WrongFile.Why.TOO_LARGE);
            }
            var taken = importer.read(Files.readAllBytes(file.uploadedFile()), current.require());
            flash.good(words().file_read(taken.fresh(), taken.matched(), taken.waiting()));
            return Answers.seeOther(PAGE);
        } catch (WrongFile wrong) {
            return Answers.invalid(list(FormErrors.none().add("file", words().file_wrong(wrong.why(), wrong.where()))));
        }
    }

    /** What is to be paid back, for the bank. */
    @POST
    @Path("orders")
    @Produces("application/xml")
    @RolesAllowed({"officer", "administrator"})
    public Response orders() {
        return unproved(PAGE).orElseGet(() -> file(desk.orders(current.require()), "restituzioni.xml"));
    }

    /** A statement made up of what is expected, where money is not real. */
    @GET
    @Path("sample.xml")
    @Produces("application/xml")
    @RolesAllowed({"officer", "administrator"})
    public Response sample() {
        if (!settings.sample()) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        return file(sample.write(), "estratto-conto.xml");
    }

    private static Response file(String xml, String name) {
        return Response.ok(xml)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    @GET
    @Path("{line}")
    @RolesAllowed({"officer", "auditor", "administrator"})
    public TemplateInstance credit(@RestPath UUID line) {
        var typed = proof.typed(PAGE + "/" + line)
                .map(fields -> Stream.of("reference", "holder", "iban")
                        .map(field -> Objects.toString(fields.getFirst(field), ""))
                        .toList())
                .orElse(List.of("", "", ""));
        return credit(line, typed, FormErrors.none());
    }

    /** The way for somebody to prove who they are, from where they come back with what they typed; empty if they did. */
    private Optional<Response> unproved(String page, String... typed) {
        var fields = new MultivaluedHashMap<String, String>();
        for (var at = 0; at < typed.length; at += 2) {
            fields.putSingle(typed[at], typed[at + 1]);
        }
        return proof.missing(page, fields);
    }

    private TemplateInstance credit(UUID line, List<String> typed, FormErrors errors) {
        var credit = desk.credit(line, current.require());
        // What the transfer itself names need not be typed again; whether it is right, the person says.
        var shown = typed.get(0).isEmpty() && credit.reason() == Reason.OTHER_PAYER
                ? List.of(Objects.toString(credit.reference(), ""), typed.get(1), typed.get(2))
                : typed;
        return Templates.credit(new One(credit, desk.suggestions(credit), mayAct(), shown, errors));
    }

    @POST
    @Path("{line}/pledge")
    @RolesAllowed({"officer", "administrator"})
    public Response assign(@RestPath UUID line, @RestForm String reference) {
        var typed = reference == null ? "" : reference;
        return unproved(PAGE + "/" + line, "reference", typed)
                .orElseGet(() -> answer(line, suspense.assign(line, typed, current.require()), typed));
    }

    private Response answer(UUID line, Assigned assigned, String typed) {
        if (assigned == Assigned.MATCHED) {
            suspense.pledgeOf(line).ifPresent(pledge -> importer.follow(new Touched(pledge, Act.COLLECT)));
        }
        if (assigned == Assigned.MATCHED || assigned == Assigned.PROPOSED) {
            flash.good(words().assigned(assigned));
            return Answers.seeOther(PAGE);
        }
        return Answers.invalid(
                credit(line, List.of(typed, "", ""), FormErrors.none().add("reference", words().assigned(assigned))));
    }

    /** The second person's yes, to a pledge or to an account. */
    @POST
    @Path("{line}/confirmation")
    @RolesAllowed({"officer", "administrator"})
    public Response confirm(@RestPath UUID line) {
        var first = unproved(PAGE + "/" + line);
        if (first.isPresent()) {
            return first.get();
        }
        var person = current.require();
        if (desk.credit(line, person).status() == LineStatus.IBAN_PROPOSED) {
            suspense.confirmIban(line, person);
            flash.good(words().given_back());
            return Answers.seeOther(PAGE);
        }
        return answer(line, suspense.confirm(line, person), "");
    }

    @POST
    @Path("{line}/rejection")
    @RolesAllowed({"officer", "administrator"})
    public Response reject(@RestPath UUID line) {
        suspense.reject(line, current.require());
        flash.good(words().rejected());
        return Answers.seeOther(PAGE + "/" + line);
    }

    @GET
    @Path("{line}/return")
    @RolesAllowed({"officer", "administrator"})
    public Response returning(@RestPath UUID line) {
        var credit = desk.credit(line, current.require());
        var path = PAGE + "/" + line;
        if (credit.status() != LineStatus.WAITING) {
            return Answers.seeOther(path);
        }
        var amount = credit.amount().format(layout.locale());
        return Response.ok(new FinalAct(
                                words().credit_title(amount),
                                words().give_back(),
                                List.of(
                                        words().give_back_text(),
                                        words().give_back_order(amount),
                                        words().give_back_nothing()),
                                path + "/return",
                                path)
                        .page())
                .build();
    }

    @POST
    @Path("{line}/return")
    @RolesAllowed({"officer", "administrator"})
    public Response giveBack(@RestPath UUID line) {
        var first = unproved(PAGE + "/" + line + "/return");
        if (first.isPresent()) {
            return first.get();
        }
        suspense.giveBack(line, current.require());
        flash.good(words().given_back());
        return Answers.seeOther(PAGE);
    }

    @POST
    @Path("{line}/account")
    @RolesAllowed({"officer", "administrator"})
    public Response account(@RestPath UUID line, @RestForm String holder, @RestForm String iban) {
        var typed = List.of("", holder == null ? "" : holder, iban == null ? "" : iban);
        var first = unproved(PAGE + "/" + line, "holder", typed.get(1), "iban", typed.get(2));
        if (first.isPresent()) {
            return first.get();
        }
        try {
            suspense.nameIban(line, typed.get(1), typed.get(2), current.require());
        } catch (Refusal refusal) {
            if (refusal.reason() != Refusal.Reason.INVALID_INPUT) {
                throw refusal;
            }
            return Answers.invalid(credit(line, typed, FormErrors.none().add("iban", words().iban_wrong())));
        }
        flash.good(words().iban_named());
        return Answers.seeOther(PAGE);
    }

    private boolean mayAct() {
        var person = current.require();
        return person.is(Role.OFFICER) || person.is(Role.ADMINISTRATOR);
    }

    private TransferMessages words() {
        return layout.words(TransferMessages.class);
    }
}
