package it.broletto.payout;

/**
 * One part in which a campaign is paid.
 *
 * @param position from 1
 * @param share in ten-thousandths of what the campaign has for its beneficiary
 * @param evidence what is to be shown for it
 */
public record Tranche(int position, String title, int share, String evidence) {

    static final int WHOLE = 10_000;

    /** {@code 30} or {@code 12,5} per cent. */
    public String percent() {
        var text = java.math.BigDecimal.valueOf(share, 2).stripTrailingZeros().toPlainString();
        return text.replace('.', ',') + " %";
    }
}
