package it.broletto.receipt;

import it.broletto.document.TaggedPdf;
import it.broletto.receipt.ReceiptService.Named;
import it.broletto.shared.Money;
import it.broletto.web.City;
import it.broletto.web.Layout;
import it.broletto.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** Receipts as documents, in the language of the page. */
@ApplicationScoped
class ReceiptPdf {

    private final City city;
    private final Layout layout;

    ReceiptPdf(City city, Layout layout) {
        this.city = city;
        this.layout = layout;
    }

    byte[] one(ReceiptView receipt, Named named) {
        var words = words();
        var title = words.pdf_title(receipt.label());
        var pdf = new TaggedPdf(title, locale()).title(title);
        if (receipt.revoked() != null) {
            pdf.heading(words.pdf_revoked(receipt.revoked()));
        }
        pdf.line(words.pdf_date(Texts.date(receipt.issuedAt(), locale())));
        issuer(pdf, receipt);
        donor(pdf, named);
        pdf.heading(words.pdf_gift())
                .line(words.pdf_amount(receipt.amount().format(locale()), inWords(receipt.amount())))
                .line(words.pdf_paid_on(Texts.date(receipt.paidOn(), locale())))
                .line(words.pdf_means(words.means(receipt.rail())))
                .line(
                        receipt.fund()
                                ? words.pdf_for_fund(receipt.campaign())
                                : words.pdf_for(receipt.campaign(), receipt.promoter()))
                .line(words.pdf_statement());
        return pdf.bytes();
    }

    byte[] year(int year, List<ReceiptView> receipts, Named named) {
        var words = words();
        var title = words.pdf_year_title(String.valueOf(year));
        var pdf = new TaggedPdf(title, locale()).title(title);
        pdf.line(words.pdf_made_by(city.name()));
        donor(pdf, named);
        pdf.heading(words.pdf_gifts());
        var sum = Money.ZERO;
        for (var receipt : receipts) {
            var line = words.pdf_year_line(
                    receipt.label(),
                    Texts.date(receipt.paidOn(), locale()),
                    receipt.amount().format(locale()),
                    receipt.fund() ? words.fund() : receipt.campaign(),
                    words.means(receipt.rail()),
                    isCity(receipt) ? city.name() : receipt.promoter(),
                    receipt.issuer());
            pdf.line(receipt.revoked() == null ? line : line + " – " + words.pdf_revoked(receipt.revoked()));
            if (receipt.revoked() == null) {
                sum = sum.plus(receipt.amount());
            }
        }
        return pdf.heading(words.pdf_sum(sum.format(locale()), inWords(sum)))
                .line(words.pdf_year_statement())
                .bytes();
    }

    private void issuer(TaggedPdf pdf, ReceiptView receipt) {
        pdf.heading(words().pdf_issuer());
        if (isCity(receipt)) {
            pdf.line(city.name()).line(city.address()).line(words().pdf_tax_code(city.taxCode()));
        } else {
            pdf.line(receipt.promoter())
                    .line(words().pdf_tax_code(receipt.issuer()))
                    .line(words().pdf_made_for(city.name()));
        }
    }

    private boolean isCity(ReceiptView receipt) {
        return receipt.issuer().equals(city.taxCode());
    }

    private void donor(TaggedPdf pdf, Named named) {
        pdf.heading(words().pdf_donor()).line(named.holder()).line(words().pdf_tax_code(named.taxCode()));
    }

    private String inWords(Money amount) {
        return layout.language().equals("it")
                ? AmountWords.italian(amount.cents())
                : AmountWords.english(amount.cents());
    }

    private Locale locale() {
        return layout.locale();
    }

    private ReceiptMessages words() {
        return layout.words(ReceiptMessages.class);
    }
}
