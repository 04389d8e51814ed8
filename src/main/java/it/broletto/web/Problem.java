package it.broletto.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An error of the API (RFC 9457).
 *
 * @param type always {@code about:blank}; {@code reason} is the machine's word
 * @param status HTTP status, 400 to 599
 * @param detail what to do next, in the caller's language
 * @param reason one word per rule, for example {@code WRONG_PHASE}; absent where no rule spoke
 * @param requestId names this request in the logs
 * @param errors what is wrong with which field; absent where nothing is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String reason,
        String requestId,
        List<FormErrors.Line> errors) {

    static final String MEDIA_TYPE = "application/problem+json";
}
