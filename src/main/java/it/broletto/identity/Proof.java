package it.broletto.identity;

import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.KeptForm;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Acts about money are for somebody who has just proved who they are; what they typed is kept over the detour. */
@RequestScoped
public class Proof {

    private static final String WHO = "who";

    private final CurrentPerson current;
    private final Assurance assurance;
    private final KeptForm kept;

    Proof(CurrentPerson current, Assurance assurance, KeptForm kept) {
        this.current = current;
        this.assurance = assurance;
        this.kept = kept;
    }

    /**
     * The way to prove it, from where people come back to the page with what they typed; empty if it was proved. Refuses
     * with {@code LEVEL_TOO_LOW} what is too long to be kept.
     */
    public Optional<Response> missing(String page, MultivaluedMap<String, String> sent) {
        var person = current.require();
        if (assurance.isLevel2Fresh(person)) {
            return Optional.empty();
        }
        var fields = new MultivaluedHashMap<String, String>();
        fields.putAll(sent);
        fields.putSingle(WHO, person.id().toString());
        if (!kept.keep(page, fields)) {
            throw new Refusal(Refusal.Reason.LEVEL_TOO_LOW);
        }
        return Optional.of(
                Answers.seeOther("/login/step-up?return=" + URLEncoder.encode(page, StandardCharsets.UTF_8)));
    }

    /** What the same person typed on this page before they proved it, once. */
    public Optional<MultivaluedMap<String, String>> typed(String page) {
        return kept.take(page).filter(fields -> current.get()
                .filter(person -> person.id().toString().equals(fields.getFirst(WHO)))
                .isPresent());
    }
}
