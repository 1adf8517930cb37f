import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantrySQLite
import TenantryTestSupport
import Testing

/// Accounts and history hang on uids, so a uid stays with its thing.
struct IdentityTests {
    private static let uids = """
        SELECT 'organization ' || id || ' ' || uid FROM organization
        UNION ALL SELECT 'connection ' || id || ' ' || uid FROM connection
        UNION ALL SELECT 'service ' || id || ' ' || uid FROM service
        UNION ALL SELECT 'role ' || id || ' ' || uid FROM service_role
        UNION ALL SELECT 'plan ' || id || ' ' || uid FROM plan
        UNION ALL SELECT 'partner ' || id || ' ' || uid FROM partner
        UNION ALL SELECT 'person ' || id || ' ' || uid FROM person
        UNION ALL SELECT 'team ' || id || ' ' || uid FROM team
        UNION ALL SELECT 'collaboration ' || id || ' ' || uid FROM collaboration
        UNION ALL SELECT 'account ' || id || ' ' || uid FROM billing_account
        UNION ALL SELECT 'admin_role ' || id || ' ' || uid FROM admin_role
        ORDER BY 1
        """

    @Test func `uids stay when every field changes`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let before = try file.texts(Self.uids)
            try file.store.converge(on: FullState.second)
            let after = try file.texts(Self.uids)
            #expect(before == after)
            #expect(before.count == 17)
        }
    }

    @Test func `uids follow renames, of the organization and of everything in it`() throws {
        let ids = ["hospital": "clinic", "group": "hospital"] as [Text: Text]
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let before = try file.texts(Self.uids)
            try file.store.converge(
                on: FullState.first.renaming(organizations: ids, withNotes: true)
            )
            let expected = before.map { line in
                line.replacing("organization hospital", with: "organization clinic")
                    .replacing("organization group", with: "organization hospital")
            }
            let after = try file.texts(Self.uids)
            #expect(after == expected.sorted())
        }
    }

    @Test func `equal inputs give equal uids, another store gives others`() throws {
        var found: [[String]] = []
        for _ in 1...2 {
            try SQLiteFile.use { file in
                try file.store.converge(on: FullState.first)
                found.append(try file.texts(Self.uids))
            }
        }
        #expect(found[0] == found[1])
    }

    @Test func `what was deleted outside comes back with its uid`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let uids = "SELECT uid FROM organization ORDER BY id"
            let before = try file.texts(uids)
            try file.change(
                """
                DELETE FROM connection_grant; DELETE FROM org_domain; DELETE FROM connection;
                DELETE FROM collaboration_person; DELETE FROM collaboration;
                DELETE FROM organization WHERE id = 'hospital'
                """
            )
            let plan = try file.store.plan(for: FullState.first)
            let hospital = Address(.organization, "hospital")
            #expect(plan.drift.contains(Change(hospital, .delete)))
            #expect(plan.changes.first { $0.address == hospital }?.action == .create)
            try file.store.converge(on: FullState.first)
            let (after, live) = (try file.texts(uids), try file.store.live())
            let (second, breach) = (try file.store.plan(for: FullState.first), try file.breach())
            #expect(after == before)
            #expect(live?.state == FullState.first)
            #expect(second.isEmpty)
            #expect(breach == nil)
        }
    }

    @Test(arguments: ["id = 'hospital'", "id = 'group'", "id <> ''"])
    func `what was deleted without foreign keys comes back too, with all that it owned`(
        condition: String
    ) throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let before = try file.texts(Self.uids)
            try file.change(
                "DELETE FROM organization WHERE \(condition)",
                foreignKeys: false
            )
            #expect(try file.breach(afterDrift: true) != nil)
            try file.store.converge(on: FullState.first)
            let (after, live) = (try file.texts(Self.uids), try file.store.live())
            let (second, breach) = (try file.store.plan(for: FullState.first), try file.breach())
            #expect(after == before)
            #expect(live?.state == FullState.first)
            #expect(second.isEmpty)
            #expect(breach == nil)
        }
    }

    @Test func `what is deleted and made again by files is another thing`() throws {
        try SQLiteFile.use { file in
            let without = FullState.first.without("hospital")
            let uid = "SELECT uid FROM organization WHERE id = 'hospital'"
            try file.store.converge(on: FullState.first)
            let before = try file.texts(uid)
            try file.store.converge(on: without)
            let buried = try file.texts("SELECT uid FROM tombstone WHERE obj_key = 'hospital'")
            try file.store.converge(on: FullState.first)
            let after = try file.texts(uid)
            #expect(buried == before)
            #expect(after != before)
        }
    }

    @Test func `changes from outside show as drift and are put right`() throws {
        let changes = [
            "UPDATE organization SET name = 'Outside'",
            "UPDATE organization SET parent_uid = NULL",
            "UPDATE connection SET button = 0, client_id = 'x' WHERE type = 'oidc'",
            "DELETE FROM connection_grant",
            "DELETE FROM org_domain",
            "UPDATE connection SET shared = 0",
            "UPDATE policy SET max_deletes = 100",
            "DELETE FROM provider",
            "UPDATE subscription SET seats = 1000000",
            "UPDATE person SET email = 'evil@example.com'",
            "INSERT INTO org_admin SELECT o.uid, 'evil@x.example', r.uid "
                + "FROM organization o, admin_role r",
            "UPDATE collaboration SET until_date = '9999-12-31'",
            "UPDATE organization SET labels = '{\"a\":\"b\"}'",
        ]
        for sql in changes {
            try SQLiteFile.use { file in
                try file.store.converge(on: FullState.first)
                try file.change(sql)
                let plan = try file.store.plan(for: FullState.first)
                #expect(!plan.drift.isEmpty && !plan.changes.isEmpty, "\(sql)")
                try file.store.converge(on: FullState.first)
                let (live, second) = (
                    try file.store.live(), try file.store.plan(for: FullState.first)
                )
                let breach = try file.breach()
                #expect(live?.state == FullState.first, "\(sql)")
                #expect(second.isEmpty && second.drift.isEmpty, "\(sql)")
                #expect(breach == nil, "\(sql)")
            }
        }
    }

    @Test func `things of two kinds that share a uid do not share a past`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            try file.change(
                """
                INSERT INTO organization VALUES
                  ('twin', 'outside', 'Outside', NULL, 'active', NULL, 'O', 'o@x.example', '{}', 0);
                INSERT INTO org_closure VALUES ('twin', 'twin', 0);
                INSERT INTO admin_role VALUES ('twin', 'twin', '[]', 0, 0)
                """
            )
            let adopted = try file.store.snapshot().state
            try file.store.converge(on: adopted)
            #expect(try file.store.snapshot().applied.count == adopted.rootRecords.count)
            var edited = adopted
            for place in edited.catalog.adminRoles.indices {
                edited.catalog.adminRoles[place].permissions = ["other"]
            }
            try file.store.converge(on: edited)
            let renamed = edited.renaming(organizations: ["outside": "inside"], withNotes: true)
            try file.store.converge(on: renamed)
            for (kind, key) in [(Kind.organization, "inside"), (.adminRole, "twin")]
                as [(Kind, Text)]
            {
                let story = try file.store.read { try $0.events(about: Address(kind, key)) }
                #expect(story.map(\.kind) == [Text(kind.rawValue)], "\(kind)")
            }
            try file.store.carryOut(file.store.look(.undo(revision: 3, andLater: true)).plan)
            #expect(try file.store.snapshot().state == adopted)
            try file.store.converge(on: FullState.first)
            #expect(
                try file.texts("SELECT kind FROM tombstone WHERE uid = 'twin' ORDER BY 1").count
                    == 2
            )
            #expect(try file.breach() == nil)
        }
    }

    @Test func `what was made outside stays alone`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            try file.change(
                """
                INSERT INTO organization VALUES
                  ('outside', 'outside', 'Outside', NULL, 'active', NULL, 'O', 'o@x.example', '{}',
                   0);
                INSERT INTO org_closure VALUES ('outside', 'outside', 0)
                """
            )
            let plan = try file.store.plan(for: FullState.second)
            try file.store.converge(on: FullState.second)
            let names = try file.texts("SELECT name FROM organization WHERE uid = 'outside'")
            #expect(plan.unmanaged == [Address(.organization, "outside")])
            #expect(names == ["Outside"])
        }
    }
}
