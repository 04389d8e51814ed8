package it.broletto.web;

import io.micrometer.core.instrument.MeterRegistry;
import it.broletto.shared.Text;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.logging.Logger;

/** Browsers report here what the Content-Security-Policy blocked; metric {@code broletto_csp_reports_total}. */
@Path("/csp-reports")
class CspReports {

    private static final Logger LOG = Logger.getLogger(CspReports.class);
    private static final int LONGEST = 2000;

    private final MeterRegistry metrics;

    CspReports(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @POST
    @Consumes({"application/csp-report", "application/reports+json", "application/json"})
    @PermitAll
    public void report(String body) {
        metrics.counter("broletto.csp.reports").increment();
        LOG.warnf("Content-Security-Policy report: %s", Text.line(body.substring(0, Math.min(LONGEST, body.length()))));
    }
}
