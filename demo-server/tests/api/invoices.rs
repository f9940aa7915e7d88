//! Invoices and what stands on them.

use axum::http::Method;
use portal_types::payment::InvoiceList;
use serde_json::json;

use crate::harness::{ADMIN, HARBOUR, Server};

#[tokio::test]
async fn a_year_of_invoices_newest_first() {
    let server = Server::start().await;
    let provider = server.provider_id("Demo MSP").await;
    let admin = server.sign_in(ADMIN).await;
    let path = format!("/api/providers/{provider}/billing/invoices");
    let list: InvoiceList = server.get(&path, &admin).await.read();
    assert_eq!(list.invoices.len(), 12);
    assert!(list.invoices.is_sorted_by(|a, b| a.date > b.date));
    assert!(
        list.invoices.iter().all(|invoice| invoice.status == "paid"),
        "the card was charged"
    );
    // Both minimums are paid, whatever the clients have: 25 x 4 + 112 x 6.
    assert!(list.invoices.iter().all(|invoice| invoice.total == 772.0));
    assert_eq!(
        server.get(&path, &admin).await.read::<InvoiceList>(),
        list,
        "none is made twice"
    );

    let newest = &list.invoices[0];
    let report = server.get(&format!("{path}/{}", newest.id), &admin).await;
    assert_eq!(
        (report.status.as_u16(), report.header("content-type")),
        (200, "text/csv")
    );
    let text = String::from_utf8(report.body.to_vec()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "Client,Id,Assigned,Used,Remaining,Plan,Estimated total"
    );
    assert!(
        lines[1].starts_with("Second Client's Organization,"),
        "{text}"
    );
    assert!(lines[1].ends_with(",20,1,19,Teams,$80.00"), "{text}");
    assert_eq!(lines[2], "Unassigned seats,,5,0,5,Teams,$20.00");
    assert_eq!(lines.len(), 9, "{text}");
    let older = server
        .get(&format!("{path}/{}", list.invoices[11].id), &admin)
        .await;
    assert_ne!(older.body, report.body, "the clients have grown since");

    let page = newest
        .url
        .as_deref()
        .unwrap()
        .strip_prefix(&server.base)
        .unwrap();
    let page = server.call(Method::GET, page, None, None).await;
    assert!(String::from_utf8_lossy(&page.body).contains("Total 772 US dollars"));
}

#[tokio::test]
async fn an_invoice_belongs_to_one_provider() {
    let server = Server::start().await;
    let admin = server.sign_in(ADMIN).await;
    let harbour = server.sign_in(HARBOUR).await;
    let own = server.provider_id("Demo MSP").await;
    let other = server.provider_id("Harbour Managed IT").await;
    let path = format!("/api/providers/{other}/billing/invoices");
    let list: InvoiceList = server.get(&path, &harbour).await.read();
    let newest = &list.invoices[0];
    // 10 x 4 + 12 x 6, ten per cent less; to be paid within 30 days.
    assert_eq!(newest.total, 100.8);
    assert!(newest.due_date.is_some());
    let foreign = format!("/api/providers/{own}/billing/invoices/{}", newest.id);
    assert_eq!(server.get(&foreign, &admin).await.status, 404);
    assert_eq!(
        server
            .get(&format!("{path}/{}", newest.id), &harbour)
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn what_is_not_paid_is_the_newest_one() {
    let server = Server::start().await;
    let admin = server.sign_in(ADMIN).await;
    let provider = server.provider_id("Demo MSP").await;
    let change = json!({ "provider": "Demo MSP", "status": "past_due" });
    server
        .call(Method::POST, "/demo/billing", None, Some(change))
        .await
        .assert_done();
    let path = format!("/api/providers/{provider}/billing/invoices");
    let list: InvoiceList = server.get(&path, &admin).await.read();
    let open = list.invoices.iter().map(|invoice| invoice.status == "open");
    assert_eq!(
        open.collect::<Vec<_>>(),
        [&[true][..], &[false; 11]].concat()
    );
}
