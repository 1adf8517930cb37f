/// A calendar day in UTC, written `YYYY-MM-DD`.
///
/// A range of days is inclusive at both ends: `until` is the last day with access.
package struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    package let number: Int

    /// Counts from 1970-01-01.
    package init(number: Int) { self.number = number }

    /// Reads `YYYY-MM-DD` of the years 1970 to 9999; `nil` for anything else, such as 30 February.
    package init?(_ text: String) {
        guard let (year, month, day) = Day.parts(of: text), year >= 1970,
            (1...12).contains(month), day >= 1
        else { return nil }
        self.init(year: year, month: month, day: day)
        guard calendar == (year, month, day) else { return nil }
    }

    /// Why a text that is written like a day is none: `February 2027 has 28 days`; `nil` if it is
    /// one, or is written in another way.
    package static func refusal(of text: String) -> String? {
        guard let (year, month, day) = parts(of: text) else { return nil }
        if year < 1970 { return "days before 1970 are not known" }
        guard (1...12).contains(month) else { return "a year has 12 months" }
        let first = Day(year: year, month: month, day: 1)
        let next = Day(year: month < 12 ? year : year + 1, month: month % 12 + 1, day: 1)
        let count = next.number - first.number
        return (1...count).contains(day) ? nil : "\(names[month - 1]) \(year) has \(count) days"
    }

    private static let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    /// The numbers in `YYYY-MM-DD`, whatever they are.
    private static func parts(of text: String) -> (year: Int, month: Int, day: Int)? {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10)
        else { return nil }
        return (year, month, day)
    }

    /// Counts days with the proleptic Gregorian calendar (Howard Hinnant, `days_from_civil`).
    private init(year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month and day (Howard Hinnant, `civil_from_days`).
    private var calendar: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    package var description: String {
        let (year, month, day) = calendar
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// The day this many days later, or earlier; the first or last that is counted, if it would be
    /// beyond.
    package func adding(days: Int) -> Day {
        let (sum, isBeyond) = number.addingReportingOverflow(days)
        if isBeyond { return days < 0 ? Day.first : Day.never }
        return min(max(Day(number: sum), Day.first), Day.never)
    }

    /// A day that does not come: a live number of days can be one that no file may say.
    package static let never = Day(number: 1 << 40)
    private static let first = Day(number: -1 << 40)

    package static func < (lhs: Day, rhs: Day) -> Bool { lhs.number < rhs.number }
}
