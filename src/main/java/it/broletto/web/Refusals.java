package it.broletto.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.handlers.FormBodyHandler;
import org.jboss.resteasy.reactive.server.handlers.RequestDeserializeHandler;

/** The one place where a no becomes an answer: a page for people, {@code application/problem+json} for the API. */
class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    /** They read a body before any code of ours does. */
    private static final Set<String> READERS =
            Set.of(FormBodyHandler.class.getName(), RequestDeserializeHandler.class.getName());

    private final ErrorAnswers answers;

    Refusals(ErrorAnswers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper
    Uni<Response> refused(Refusal refusal, RoutingContext request) {
        return aside(() -> no(refusal, request));
    }

    private Response no(Refusal refusal, RoutingContext request) {
        if (refusal.reason() == Reason.LEVEL_TOO_LOW) {
            return stepUp(refusal, request);
        }
        return answers.refusal(refusal, request);
    }

    /** People confirm who they are and come back; programs are told what to ask for (RFC 9470). */
    private Response stepUp(Refusal refusal, RoutingContext request) {
        if (ErrorAnswers.wantsPage(request)) {
            var get = request.request().method().name().equals("GET");
            var back = get ? request.request().uri() : pathOf(request.request().getHeader("Referer"));
            return Answers.seeOther("/login/step-up?return=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
        }
        return Response.fromResponse(answers.refusal(refusal, request))
                .status(401)
                .header(
                        "WWW-Authenticate",
                        "Bearer error=\"insufficient_user_authentication\", "
                                + "acr_values=\"https://www.spid.gov.it/SpidL2\", max_age=300")
                .build();
    }

    private static String pathOf(String referer) {
        try {
            var page = URI.create(referer == null ? "/" : referer);
            var path = page.getRawPath() == null ? "/" : page.getRawPath();
            return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
        } catch (IllegalArgumentException malformed) {
            return "/";
        }
    }

    @ServerExceptionMapper
    Uni<Response> unknown(NotFoundException e, RoutingContext request) {
        return aside(() -> notFound(e, request));
    }

    private Response notFound(NotFoundException e, RoutingContext request) {
        return answers.refusal(new Refusal(Reason.NOT_FOUND), request);
    }

    @ServerExceptionMapper
    Uni<Response> ofHttp(WebApplicationException e, RoutingContext request) {
        return aside(() -> status(e, request));
    }

    private Response status(WebApplicationException e, RoutingContext request) {
        var status = e.getResponse().getStatus();
        if (status < 400 || e.getResponse().hasEntity()) {
            return e.getResponse();
        }
        if (status >= 500 && status != 503) {
            return bug(e, request);
        }
        var answer = answers.status(status, request);
        var allowed = e.getResponse().getHeaderString("Allow");
        return allowed == null
                ? answer
                : Response.fromResponse(answer).header("Allow", allowed).build();
    }

    /** A visitor who opens a page for members is shown the door to sign in, and comes back. */
    @ServerExceptionMapper
    Uni<Response> signInNeeded(UnauthorizedException e, RoutingContext request) {
        return aside(() -> door(e, request));
    }

    private Response door(UnauthorizedException e, RoutingContext request) {
        if (ErrorAnswers.wantsPage(request) && request.request().method().name().equals("GET")) {
            var back = URLEncoder.encode(request.request().uri(), StandardCharsets.UTF_8);
            return Answers.seeOther("/login?return=" + back);
        }
        return answers.refusal(new Refusal(Reason.SIGN_IN_NEEDED), request);
    }

    @ServerExceptionMapper
    Uni<Response> forbidden(ForbiddenException e, RoutingContext request) {
        return aside(() -> notAllowed(e, request));
    }

    private Response notAllowed(ForbiddenException e, RoutingContext request) {
        return answers.refusal(new Refusal(Reason.NOT_ALLOWED), request);
    }

    @ServerExceptionMapper
    Uni<Response> invalid(ConstraintViolationException e, RoutingContext request) {
        return aside(() -> wrongFields(e, request));
    }

    private Response wrongFields(ConstraintViolationException e, RoutingContext request) {
        if (e.getConstraintViolations().stream().anyMatch(Refusals::isOurOwnAnswer)) {
            return bug(e, request);
        }
        return answers.invalid(FormErrors.of(e.getConstraintViolations()), request);
    }

    private static boolean isOurOwnAnswer(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().toString().contains("<return value>");
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Uni<Response> malformed(Exception e, RoutingContext request) {
        return aside(() -> unreadable(e, request));
    }

    private Response unreadable(Exception e, RoutingContext request) {
        return answers.status(400, request);
    }

    @ServerExceptionMapper
    Uni<Response> unforeseen(Throwable e, RoutingContext request) {
        return aside(() -> causeOf(e, request));
    }

    private Response causeOf(Throwable e, RoutingContext request) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return answers.refusal(refusal, request);
            }
            if (cause instanceof OptimisticLockException) {
                return answers.refusal(new Refusal(Reason.STALE_FORM), request);
            }
            if (cause instanceof SQLException sql && raced(sql.getSQLState()) != null) {
                LOG.infof("the database refused: %s", sql.getMessage());
                return answers.refusal(new Refusal(raced(sql.getSQLState())), request);
            }
            if (cause instanceof SQLException sql && isCutOff(sql.getSQLState())) {
                LOG.warnf("request %s lost the database: %s", RequestId.of(request), sql.getMessage());
                return answers.status(503, request);
            }
        }
        return isOfReading(e) ? answers.status(400, request) : bug(e, request);
    }

    /** Whether what was sent is no form and no JSON at all: too many fields, broken escapes, half a file, no such charset. */
    private static boolean isOfReading(Throwable e) {
        return Arrays.stream(e.getStackTrace())
                .map(StackTraceElement::getClassName)
                .anyMatch(READERS::contains);
    }

    /** Pages ask who is signed in, which an event loop may not wait for. */
    private static Uni<Response> aside(Supplier<Response> answer) {
        return BlockingOperationControl.isBlockingAllowed()
                ? Uni.createFrom().item(answer)
                : Uni.createFrom().completionStage(() -> Vertx.currentContext()
                        .executeBlocking(answer::get, false)
                        .toCompletionStage());
    }

    /** What the database says when two requests met: one of them won, this one was refused by a constraint. */
    private static Reason raced(String sqlState) {
        return switch (String.valueOf(sqlState)) {
            case "23505" -> Reason.ALREADY_DONE;
            case "23001", "40001", "40P01" -> Reason.STALE_FORM;
            default -> null;
        };
    }

    /** The database broke the connection, or is stopping or starting: nothing was saved that was not answered. */
    private static boolean isCutOff(String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("57P"));
    }

    private Response bug(Throwable e, RoutingContext request) {
        LOG.errorf(e, "request %s failed: %s", RequestId.of(request), request.normalizedPath());
        return answers.status(500, request);
    }
}
